import type { RankKey } from '../../policy/model.ts'
import { compareValues } from '../../values/compare-values.ts'
import type { Slot } from '../../values/value.ts'
import { isMeasured, isRate } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Frame } from '../frame/frame.ts'
import { isKnown } from '../frame/slot-kinds.ts'
import type { RankProgram } from '../program/program.ts'

/** What one plan is ranked by, a key a column. */
export interface Ranked<Item> {
  readonly item: Item
  readonly id: string
  readonly keys: readonly Slot[]
}

export interface RankColumn {
  readonly type: ValueType
  readonly model: Pick<RankKey, 'direction'>
}

export function rankKeys(keys: readonly RankProgram[], frame: Frame): readonly Slot[] {
  return keys.map(({ evaluate }) => evaluate(frame))
}

/**
 * Sorts by each key in turn, then by id, so the order is total. What is unknown sorts last in either direction. A column in which two
 * currencies or units meet has no order: in what comes back it is unknown for all.
 */
export function sortRanked<Item>(items: readonly Ranked<Item>[], columns: readonly RankColumn[]): readonly Ranked<Item>[] {
  const mixed = columns.map((_, index) => isMixed(items.map(({ keys }) => keys[index])))
  const comparable = mixed.includes(true)
    ? items.map(one => ({ ...one, keys: one.keys.map((key, index) => (mixed[index] === true ? undefined : key)) }))
    : items
  return [...comparable].sort((a, b) => {
    for (const [index, column] of columns.entries()) {
      const order = compareKeys(column, a.keys[index], b.keys[index])
      if (order !== 0) return order
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  })
}

function isMixed(keys: readonly Slot[]): boolean {
  return new Set(keys.map(unitOf).filter(unit => unit !== '')).size > 1
}

/** Empty for the bare zero, which compares with every unit, and for what has none. */
function unitOf(key: Slot): string {
  if (!isKnown(key)) return ''
  if (isRate(key)) return `${key.unit}/${key.per}`
  return isMeasured(key) ? key.unit : ''
}

function compareKeys({ type, model }: RankColumn, a: Slot, b: Slot): number {
  if (!isKnown(a) || !isKnown(b)) return Number(isKnown(b)) - Number(isKnown(a))
  const order = compareValues(type, a, b) ?? 0
  return model.direction === 'up' ? order : -order
}

export function hasUnknownKey({ keys }: Ranked<unknown>): boolean {
  return !keys.every(isKnown)
}
