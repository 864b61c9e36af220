import type { LogicExpression, Relation } from '../../policy/expression.ts'
import { compareValues, equalValues } from '../../values/compare-values.ts'
import type { Slot } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Evaluate, Tri } from '../frame/frame.ts'
import { isList } from '../frame/slot-kinds.ts'
import { spend, TEXT_LIMIT } from '../frame/step-budget.ts'
import type { Compile } from './compile.ts'

type LogicOf<Op extends LogicExpression['op']> = Extract<LogicExpression, { readonly op: Op }>
type Test = (left: Slot, right: Slot) => Tri

export function compileCompare(expression: LogicOf<'compare'>, compile: Compile): Evaluate {
  const left = compile(expression.left)
  const right = compile(expression.right)
  const test = TESTS[expression.relation](expression.left.type)
  return frame => test(left(frame), right(frame))
}

/**
 * Numbers in slots are compared as they are: short decimals, durations, dates and instants all have one number form. The other
 * forms take the slow, exact path.
 */
const TESTS: Readonly<Record<Relation, (type: ValueType) => Test>> = {
  equal: type => (left, right) => (plain(left) && plain(right) ? left === right : equalValues(type, left, right)),
  'not-equal': type => (left, right) => (plain(left) && plain(right) ? left !== right : negated(equalValues(type, left, right))),
  less: type => (left, right) => (isNumber(left) && isNumber(right) ? left < right : ordered(type, left, right, order => order < 0)),
  'at-most': type => (left, right) => (isNumber(left) && isNumber(right) ? left <= right : ordered(type, left, right, order => order <= 0)),
  greater: type => (left, right) => (isNumber(left) && isNumber(right) ? left > right : ordered(type, left, right, order => order > 0)),
  'at-least': type => (left, right) =>
    isNumber(left) && isNumber(right) ? left >= right : ordered(type, left, right, order => order >= 0),
}

function isNumber(slot: Slot): slot is number {
  return typeof slot === 'number'
}

function plain(slot: Slot): slot is number | string | boolean {
  return typeof slot === 'number' || typeof slot === 'string' || typeof slot === 'boolean'
}

function negated(value: Tri): Tri {
  return value === undefined ? undefined : !value
}

function ordered(type: ValueType, left: Slot, right: Slot, holds: (order: number) => boolean): Tri {
  const order = compareValues(type, left, right)
  return order === undefined ? undefined : holds(order)
}

export function compileIn(expression: LogicOf<'in'>, compile: Compile): Evaluate {
  const of = compile(expression.of)
  const list = compile(expression.list)
  const { type } = expression.of
  return frame => {
    const value = of(frame)
    const elements = list(frame)
    if (!isList(elements) || !spend(frame, elements.length)) return undefined
    let result: Tri = false
    for (const element of elements) {
      const same = equalValues(type, value, element)
      if (same === true) return true
      if (same === undefined) result = undefined
    }
    return result
  }
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
