import { LONGEST_LIST } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Slot } from '../../values/value.ts'
import type { EachProgram } from '../program/program.ts'
import type { Frame } from './frame.ts'
import { isList } from './slot-kinds.ts'

export interface Element {
  readonly value: Slot
  /** By the key field of its contract, else by position; a key that was there before is told apart by position too. */
  readonly key: string
}

/** The elements that a `for` walks; `undefined`: the list could not be known, or is too long. */
export function elementsOf({ list, keyField }: EachProgram, frame: Frame): readonly Element[] | undefined {
  const values = list.evaluate(frame)
  if (!isList(values) || values.length > LONGEST_LIST) return undefined
  const taken = new Set<string>()
  return values.map((value, index) => {
    const own = keyOf(value, keyField) ?? String(index)
    const key = taken.has(own) ? `${own}#${index}` : own
    taken.add(key)
    return { value, key }
  })
}

function keyOf(element: Slot, keyField: string | undefined): string | undefined {
  if (typeof element === 'string') return element
  if (keyField === undefined || !isJsonObject(element) || !Object.hasOwn(element, keyField)) return undefined
  const key: unknown = element[keyField]
  return typeof key === 'string' || Number.isSafeInteger(key) ? String(key) : undefined
}
