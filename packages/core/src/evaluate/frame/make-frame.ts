import type { PolicyModel } from '../../policy/model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { DecisionInput } from '../decision-input.ts'
import type { FactState } from './fact-state.ts'
import { factState } from './fact-state.ts'
import type { Evaluate, Frame } from './frame.ts'
import { memberOf } from './member.ts'
import { readInstant } from './read-instant.ts'
import { STEP_BUDGET } from './step-budget.ts'

/** What a frame needs of a policy: its `let`s and its `site:` as closures, made once a policy set by `compileTerms`. */
export interface CompiledTerms {
  readonly policy: PolicyModel
  readonly lets: readonly Evaluate[]
  readonly site: Evaluate | undefined
}

/**
 * Lays out what the expressions of one policy read in one decision. Total: an input that is no `DecisionInput` gives a frame in
 * which everything is unknown. `parameters` comes from `parametersOf`.
 *
 * @example
 * ```ts
 * const frame = makeFrame(compileTerms({ policy, actions }), input, parametersOf(policy))
 * compileExpression(guard.when.expression, { policy, actions })(frame) // true, false, ABSENT, or undefined: unknown
 * ```
 */
export function makeFrame(terms: CompiledTerms, input: DecisionInput, parameters: ReadonlyMap<string, Slot>): Frame {
  const now = readInstant(memberOf(input, 'now'))
  return frameOf(terms, { input, now, facts: factsOf(terms.policy, input, now), calendars: new Map() }, parameters)
}

/** The same decision under the parameters of another rollout row: facts and calendars are shared, whatever was computed from parameters is not. */
export function withParameters(terms: CompiledTerms, frame: Frame, parameters: ReadonlyMap<string, Slot>): Frame {
  return frameOf(terms, frame, parameters)
}

/** Values of the policy's parameters: of `row` (a rollout row's `with`), else the default. */
export function parametersOf(policy: PolicyModel, row: Readonly<Record<string, Json>> = {}): ReadonlyMap<string, Slot> {
  return new Map(policy.parameters.map(({ name, type, default: usual }) => [name, decodeValue(type, memberOf(row, name) ?? usual)]))
}

function frameOf(
  terms: CompiledTerms,
  { input, now, facts, calendars }: Pick<Frame, 'input' | 'now' | 'facts' | 'calendars'>,
  parameters: ReadonlyMap<string, Slot>,
): Frame {
  const frame: Frame & { site: Slot } = {
    input,
    policy: terms.policy,
    lets: terms.lets,
    facts,
    parameters,
    subject: subjectOf(input),
    now,
    site: ABSENT,
    memo: [],
    columns: [],
    calendars,
    variables: [],
    budget: STEP_BUDGET,
    option: undefined,
    step: undefined,
    cost: undefined,
    exposure: undefined,
  }
  if (terms.site !== undefined) frame.site = terms.site(frame)
  return frame
}

/** A guard policy's facts are recorded under its own name, so that two policies may both call a fact `stock`. */
function factsOf(policy: PolicyModel, input: DecisionInput, now: number | undefined): readonly FactState[] {
  const prefix = memberOf(input, 'policy') === policy.id ? '' : `${policy.id}/`
  const observations = memberOf(input, 'facts')
  return policy.facts.map(fact => factState(fact, memberOf(observations, prefix + fact.name), now))
}

function subjectOf(input: DecisionInput): Slot {
  return decodeValue({ kind: 'object' }, memberOf(memberOf(input, 'subject'), 'data'))
}
