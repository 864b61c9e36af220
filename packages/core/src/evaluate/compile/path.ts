import type { PathExpression } from '../../policy/expression.ts'
import { integerOfDecimal } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import { isDecimal } from '../../values/value-form.ts'
import { factAt } from '../frame/fact-state.ts'
import type { Evaluate } from '../frame/frame.ts'
import { readerOf } from '../frame/read-slot.ts'
import { isKnown, isList, isObjectSlot } from '../frame/slot-kinds.ts'
import { keyText } from '../options/key-text.ts'
import type { Compile } from './compile.ts'
import type { Leaves } from './leaf.ts'
import { leafPlace, readLeafOnce, readListOnce } from './leaf.ts'

type PathOf<Op extends PathExpression['op']> = Extract<PathExpression, { readonly op: Op }>

/** A member of what is absent is absent too, so that `has(order.customer.tier)` is false without a customer. */
export function compileField(expression: PathOf<'field'>, compile: Compile, leaves: Leaves | undefined): Evaluate {
  const of = compile(expression.of)
  const read = readerOf(expression.type)
  const { name } = expression
  const evaluate: Evaluate = frame => {
    const object = of(frame)
    if (!isObjectSlot(object)) return object === ABSENT ? ABSENT : undefined
    return read(frame, object, name)
  }
  const place = leaves === undefined ? undefined : leafPlace(expression, leaves)
  if (place === undefined) return evaluate
  return expression.type.kind === 'list' ? readListOnce(place, evaluate) : readLeafOnce(place, evaluate)
}

/** A row that is `null` counts as not there. An absent map has no rows: `eachMissing` speaks of a row of an answer that came. */
export function compileKey(expression: PathOf<'key'>, compile: Compile): Evaluate {
  const of = compile(expression.of)
  const key = compile(expression.key)
  const toText = keyText(expression.key.type)
  const read = readerOf(expression.type)
  const missing = missingRow(expression)
  return frame => {
    const map = of(frame)
    const text = toText(key(frame))
    if (!isObjectSlot(map)) return map === ABSENT ? ABSENT : undefined
    if (text === undefined) return undefined
    const row = read(frame, map, text)
    return row === ABSENT ? missing : row
  }
}

function missingRow({ missing, type }: PathOf<'key'>): Slot {
  if (missing === undefined) return ABSENT
  return missing === 'unknown' ? undefined : decodeValue(type, missing)
}

export function compileIndex(expression: PathOf<'index'>, compile: Compile): Evaluate {
  const of = compile(expression.of)
  const index = compile(expression.index)
  return frame => {
    const list = of(frame)
    const position = index(frame)
    if (list === ABSENT) return ABSENT
    if (!isList(list) || position === undefined || !isDecimal(position)) return undefined
    const at = integerOfDecimal(position)
    if (at === undefined) return undefined
    return at >= 0 && at < list.length ? list[at] : ABSENT
  }
}

export function compileHas(expression: PathOf<'has'>, compile: Compile): Evaluate {
  const of = compile(expression.of)
  return frame => {
    const value = of(frame)
    return value === ABSENT ? false : isKnown(value) ? true : undefined
  }
}

export function compileFactTime({ op, fact }: PathOf<'missing' | 'as-of' | 'age'>): Evaluate {
  switch (op) {
    case 'missing':
      return frame => {
        const state = factAt(frame, fact)
        return state === undefined || state.why === 'not-asked' ? undefined : state.why !== undefined
      }
    case 'as-of':
      return frame => factAt(frame, fact)?.asOf
    case 'age':
      return frame => {
        const asOf = factAt(frame, fact)?.asOf
        return asOf === undefined || frame.now === undefined ? undefined : frame.now - asOf
      }
  }
}
