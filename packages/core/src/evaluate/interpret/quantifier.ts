import type { QuantifierExpression } from '../../policy/expression.ts'
import { LONGEST_LIST } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { EACH, pathText } from '../expression/path-text.ts'
import type { Missing } from '../frame/frame.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'
import { spend } from '../frame/step-budget.ts'
import type { Interpretation, Result } from './result.ts'
import { known, union, unknownBecause, unknownFrom } from './result.ts'

export function interpretQuantifier(expression: QuantifierExpression, at: Interpretation): Result {
  const list = at.interpret(expression.list, at)
  if (!isList(list.value)) return unknownFrom(list)
  if (list.value.length > LONGEST_LIST || !spend(at.frame, list.value.length)) return unknownBecause('out-of-range', expression, at)
  const bodyOf = (element: Slot): Result => {
    // An unknown element is unknown for the reasons that its list gives.
    const result: Result = isKnown(element) ? known(element) : { value: element, missing: list.missing }
    return at.interpret(expression.body, { ...at, variables: new Map(at.variables).set(expression.slot, result) })
  }
  switch (expression.op) {
    case 'all':
      return decided(list.value, bodyOf, false)
    case 'exists':
      return decided(list.value, bodyOf, true)
    case 'exists-one':
      return existsOne(list.value, bodyOf)
    case 'filter':
      return filtered(list, list.value, bodyOf)
    case 'map': {
      const bodies = list.value.map(bodyOf)
      return { value: bodies.map(({ value }) => value), missing: union(bodies).map(entry => inList(entry, expression, at)) }
    }
  }
}

/** What `.*` reads of an element is read of the list, as far as anyone has written a path. */
function inList([path, why]: Missing, { list, name }: QuantifierExpression, at: Interpretation): Missing {
  const isOfElement = name === EACH && path.startsWith(`${EACH}.`)
  return [isOfElement ? `${pathText(list, at.policy) ?? list.op}.${path}` : path, why]
}

type BodyOf = (element: Slot) => Result

function decided(list: readonly Slot[], bodyOf: BodyOf, decides: boolean): Result {
  const undecided: Result[] = []
  for (const element of list) {
    const body = bodyOf(element)
    if (body.value === decides) return known(decides)
    if (typeof body.value !== 'boolean') undecided.push(body)
  }
  return undecided.length === 0 ? known(!decides) : unknownFrom(...undecided)
}

function existsOne(list: readonly Slot[], bodyOf: BodyOf): Result {
  const undecided: Result[] = []
  let holding = 0
  for (const element of list) {
    const body = bodyOf(element)
    if (body.value === true) holding += 1
    if (holding === 2) return known(false)
    if (typeof body.value !== 'boolean') undecided.push(body)
  }
  return undecided.length === 0 ? known(holding === 1) : unknownFrom(...undecided)
}

function filtered(list: Result, elements: readonly Slot[], bodyOf: BodyOf): Result {
  const kept: Slot[] = []
  for (const element of elements) {
    const body = bodyOf(element)
    if (typeof body.value !== 'boolean') return unknownFrom(body)
    if (body.value) kept.push(element)
  }
  return { value: kept, missing: list.missing }
}
