import type { RootExpression } from '../../policy/expression.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { WhyMissing } from '../decision.ts'
import { factAt } from '../frame/fact-state.ts'
import type { Missing } from '../frame/frame.ts'
import { memberOf } from '../frame/member.ts'
import { STEP_BUDGET, spend } from '../frame/step-budget.ts'
import type { Charged, Interpretation, Result } from './result.ts'
import { readAs, unknownBecause } from './result.ts'

type RootOf<Op extends RootExpression['op']> = Extract<RootExpression, { readonly op: Op }>

export function interpretRoot(expression: RootExpression, at: Interpretation): Result {
  const { frame } = at
  switch (expression.op) {
    case 'subject':
      return slot(frame.subject, 'malformed', expression, at)
    case 'fact':
      return interpretFact(expression, at)
    case 'let':
      return interpretLet(expression, at)
    case 'term':
      return interpretTerm(expression, at)
    case 'parameter':
      return slot(frame.parameters.get(expression.name), undefined, expression, at)
    case 'now':
      return slot(frame.now, 'malformed', expression, at)
    case 'site':
      return slot(frame.site, undefined, expression, at)
    case 'event':
      return interpretEvent(expression, at)
    case 'variable':
      return at.variables.get(expression.slot) ?? slot(frame.variables[expression.slot], undefined, expression, at)
    case 'option':
      return interpretOption(expression, at)
    case 'step':
      return interpretStep(expression, at)
    case 'cost':
      return explained(frame.cost, frame.option?.missing?.get('cost'), expression, at)
    case 'exposure':
      return explained(frame.exposure, frame.option?.missing?.get('exposure'), expression, at)
    case 'late':
      return slot(undefined, 'late', expression, at)
  }
}

function interpretFact(expression: RootOf<'fact'>, at: Interpretation): Result {
  const state = factAt(at.frame, expression.index)
  return slot(state?.value, state?.why, expression, at)
}

/** A value as it stands in the frame. Without a reason of its own, what is absent is `absent` and what is unknown `undefined`. */
function slot(value: Slot, why: WhyMissing | undefined, expression: RootExpression, at: Interpretation): Result {
  return readAs(value, why ?? (value === ABSENT ? 'absent' : 'undefined'), expression, at)
}

function explained(value: Slot, missing: readonly Missing[] | undefined, expression: RootExpression, at: Interpretation): Result {
  if (value === undefined && missing !== undefined) return { value, missing }
  return slot(value, undefined, expression, at)
}

function interpretEvent(expression: RootOf<'event'>, at: Interpretation): Result {
  const event = memberOf(memberOf(at.frame.input, 'trigger'), 'event')
  const value = decodeValue(expression.type, memberOf(event, expression.field))
  return slot(value, value === ABSENT ? 'absent' : 'malformed', expression, at)
}

function interpretOption(expression: RootOf<'option'>, at: Interpretation): Result {
  const { option } = at.frame
  if (option === undefined) return slot(undefined, undefined, expression, at)
  if (expression.name === 'id') return slot(option.id, undefined, expression, at)
  const value = option.lets.has(expression.name) ? option.lets.get(expression.name) : ABSENT
  return explained(value, option.missing?.get(`option.${expression.name}`), expression, at)
}

function interpretStep(expression: RootOf<'step'>, at: Interpretation): Result {
  const { step } = at.frame
  if (step === undefined) return slot(undefined, undefined, expression, at)
  if (step.late.has(expression.name)) return slot(undefined, 'late', expression, at)
  const value = step.values.has(expression.name) ? step.values.get(expression.name) : ABSENT
  return explained(value, step.missing?.get(`step.${expression.name}`), expression, at)
}

/** A `let` sees no variables of who reads it. */
function interpretLet(expression: RootOf<'let'>, at: Interpretation): Result {
  const { index } = expression
  const body = index < at.below ? at.policy.lets[index]?.expression : undefined
  if (body === undefined) return unknownBecause('undefined', expression, at)
  const computed = at.lets.get(index) ?? apart(at, place => at.interpret(body, { ...place, below: index, variables: new Map() }))
  at.lets.set(index, computed)
  return charged(computed, expression, at)
}

/** A term sees its arguments and no other variable. With one argument it is a column: computed once for each. */
function interpretTerm(expression: RootOf<'term'>, at: Interpretation): Result {
  const { index } = expression
  const term = index < at.below ? at.policy.lets[index] : undefined
  const given = expression.args.map(argument => at.interpret(argument, at))
  if (term === undefined || term.arguments.length !== given.length) return unknownBecause('undefined', expression, at)
  if (!spend(at.frame, 1)) return unknownBecause('out-of-range', expression, at)
  const variables = new Map(given.map((result, position) => [term.arguments[position] ?? -1, result]))
  const body = (place: Interpretation) => at.interpret(term.expression, { ...place, below: index, variables })
  const [element] = given
  return given.length === 1 && element !== undefined ? interpretColumn(element.value, body, expression, at) : body(at)
}

function interpretColumn(element: Slot, body: (place: Interpretation) => Result, expression: RootOf<'term'>, at: Interpretation): Result {
  const column = at.columns.get(expression.index) ?? new Map<Slot, Charged>()
  const computed = column.get(element) ?? apart(at, body)
  at.columns.set(expression.index, column.set(element, computed))
  return charged(computed, expression, at)
}

/** What is computed once runs on a budget of its own, and everyone who reads it pays what it took. */
function apart(at: Interpretation, compute: (place: Interpretation) => Result): Charged {
  const place = { ...at, frame: { ...at.frame, budget: STEP_BUDGET } }
  const result = compute(place)
  return { result, work: STEP_BUDGET - place.frame.budget }
}

function charged({ result, work }: Charged, expression: RootExpression, at: Interpretation): Result {
  return spend(at.frame, work) ? result : unknownBecause('out-of-range', expression, at)
}
