import type { QuantifierExpression } from '../../policy/expression.ts'
import { LONGEST_LIST } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import type { Evaluate, Frame, Tri } from '../frame/frame.ts'
import { isList } from '../frame/slot-kinds.ts'
import { spend } from '../frame/step-budget.ts'
import type { Compile } from './compile.ts'

type Elements = readonly Slot[]
type Body = (element: Slot) => Slot

/** Nothing is evaluated for a list that is unknown, longer than the limit, or beyond the budget. */
export function compileQuantifier(expression: QuantifierExpression, compile: Compile): Evaluate {
  const list = compile(expression.list)
  const body = compile(expression.body)
  const { slot } = expression
  const quantify = QUANTIFIERS[expression.op]
  return frame => {
    const elements = list(frame)
    if (!isList(elements) || elements.length > LONGEST_LIST || !spend(frame, elements.length)) return undefined
    return quantify(elements, bind(frame, slot, body))
  }
}

function bind(frame: Frame, slot: number, body: Evaluate): Body {
  return element => {
    frame.variables[slot] = element
    return body(frame)
  }
}

const QUANTIFIERS: Readonly<Record<QuantifierExpression['op'], (elements: Elements, body: Body) => Slot>> = {
  all: (elements, body) => some(elements, body, false),
  exists: (elements, body) => some(elements, body, true),
  'exists-one': existsOne,
  filter,
  map,
}

/** `decides` wins over unknown: true for `exists`, false for `all`. An empty list has neither, so the result is the other one. */
function some(elements: Elements, body: Body, decides: boolean): Tri {
  let result: Tri = !decides
  for (const element of elements) {
    const value = body(element)
    if (value === decides) return decides
    if (value !== !decides) result = undefined
  }
  return result
}

/** Two that hold settle it, whatever the unknown ones are. */
function existsOne(elements: Elements, body: Body): Tri {
  let holding = 0
  let unknown = false
  for (const element of elements) {
    const value = body(element)
    if (value === true) holding += 1
    else if (value !== false) unknown = true
    if (holding > 1) return false
  }
  return unknown ? undefined : holding === 1
}

/** An element of which it is unknown whether it belongs makes the list unknown: a shorter list would be a guess. */
function filter(elements: Elements, body: Body): Slot {
  const kept: Slot[] = []
  for (const item of elements) {
    const value = body(item)
    if (value === true) kept.push(item)
    else if (value !== false) return undefined
  }
  return kept
}

/** Unknown and absent elements stay in their place: the length is known. */
function map(elements: Elements, body: Body): Slot {
  return elements.map(body)
}
