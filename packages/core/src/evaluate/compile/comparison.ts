import type { Expression, LogicExpression } from '../../policy/expression.ts'
import { compareValues, equalValues } from '../../values/compare-values.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { compareMeasured } from '../../values/measured.ts'
import type { Measured, Slot } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Evaluate, Tri } from '../frame/frame.ts'
import { isList } from '../frame/slot-kinds.ts'
import { spend, TEXT_LIMIT } from '../frame/step-budget.ts'
import type { Compile } from './compile.ts'

type LogicOf<Op extends LogicExpression['op']> = Extract<LogicExpression, { readonly op: Op }>

export function compileCompare(expression: LogicOf<'compare'>, compile: Compile): Evaluate {
  const left = compile(expression.left)
  const right = compile(expression.right)
  const { type } = expression.left
  const same = sameOf(type)
  if (expression.relation === 'equal') return frame => same(left(frame), right(frame))
  if (expression.relation === 'not-equal') return frame => negated(same(left(frame), right(frame)))
  const order = orderOf(type)
  const holds = HOLDS[expression.relation]
  return frame => {
    const difference = order(left(frame), right(frame))
    return difference === undefined ? undefined : holds(difference)
  }
}

const HOLDS = {
  less: (difference: number) => difference < 0,
  'at-most': (difference: number) => difference <= 0,
  greater: (difference: number) => difference > 0,
  'at-least': (difference: number) => difference >= 0,
} as const

/** Below zero, zero or above; `undefined`: unknown, or two values that have no order. */
type Order = (left: Slot, right: Slot) => number | undefined

/**
 * Numbers in slots are compared as they are: short decimals, durations, dates and instants all have one number form. So are amounts in
 * that form of one unit. The rest takes the slow, exact path.
 */
function orderOf(type: ValueType): Order {
  if (isAmount(type)) {
    return (left, right) => (isMeasured(left) && isMeasured(right) ? measuredOrder(left, right) : undefined)
  }
  return (left, right) => (typeof left === 'number' && typeof right === 'number' ? left - right : compareValues(type, left, right))
}

function measuredOrder(left: Measured, right: Measured): number | undefined {
  const isPlain = left.unit === right.unit && typeof left.amount === 'number' && typeof right.amount === 'number'
  return isPlain ? left.amount - right.amount : compareMeasured(left, right)
}

/** A plan's cost may be a plain number where a guard policy takes it for money: amounts are compared with amounts alone. */
function sameOf(type: ValueType): (left: Slot, right: Slot) => Tri {
  if (!isAmount(type)) return (left, right) => (plain(left) && plain(right) ? left === right : equalValues(type, left, right))
  const order = orderOf(type)
  return (left, right) => {
    const difference = order(left, right)
    return difference === undefined ? undefined : difference === 0
  }
}

function isAmount({ kind }: ValueType): boolean {
  return kind === 'money' || kind === 'quantity'
}

function plain(slot: Slot): slot is number | string | boolean {
  return typeof slot === 'number' || typeof slot === 'string' || typeof slot === 'boolean'
}

function negated(value: Tri): Tri {
  return value === undefined ? undefined : !value
}

export function compileIn(expression: LogicOf<'in'>, compile: Compile): Evaluate {
  const of = compile(expression.of)
  const { type } = expression.of
  const texts = literalTexts(expression.list)
  if (texts !== undefined) return compileInTexts(of, type, texts)
  const list = compile(expression.list)
  return frame => {
    const value = of(frame)
    const elements = list(frame)
    if (!isList(elements) || !spend(frame, elements.length)) return undefined
    return isAmong(type, value, elements)
  }
}

/** Among texts that are written out nothing is unknown but the value itself. */
function compileInTexts(of: Evaluate, type: ValueType, texts: readonly string[]): Evaluate {
  return frame => {
    const value = of(frame)
    if (!spend(frame, texts.length)) return undefined
    return typeof value === 'string' ? texts.includes(value) : isAmong(type, value, texts)
  }
}

function literalTexts(list: Expression): readonly string[] | undefined {
  const values = list.op === 'list' ? list.items.map(literalText) : []
  const texts = values.filter(value => value !== undefined)
  return list.op === 'list' && texts.length === values.length ? texts : undefined
}

function literalText(item: Expression): string | undefined {
  const value = item.op === 'literal' ? decodeValue(item.type, item.value) : undefined
  return typeof value === 'string' ? value : undefined
}

function isAmong(type: ValueType, value: Slot, elements: readonly Slot[]): Tri {
  let result: Tri = false
  for (const element of elements) {
    const same = equalValues(type, value, element)
    if (same === true) return true
    if (same === undefined) result = undefined
  }
  return result
}

const TEXT_TESTS = {
  contains: (text: string, part: string) => text.includes(part),
  'starts-with': (text: string, part: string) => text.startsWith(part),
  'ends-with': (text: string, part: string) => text.endsWith(part),
} as const

/** By UTF-16 units, without folding case. Searching text is work that grows with it, so very long text is unknown. */
export function compileText(expression: LogicOf<'text'>, compile: Compile): Evaluate {
  const of = compile(expression.of)
  const part = compile(expression.part)
  const test = TEXT_TESTS[expression.test]
  return frame => {
    const text = of(frame)
    const sought = part(frame)
    if (typeof text !== 'string' || typeof sought !== 'string' || text.length > TEXT_LIMIT) return undefined
    return test(text, sought)
  }
}
