import type { PolicyModel } from '../../policy/model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Leaves } from '../compile/leaf.ts'
import type { DecisionInput } from '../decision-input.ts'
import type { Evaluate, Frame, Terms } from './frame.ts'
import { memberOf } from './member.ts'
import { readInstant } from './read-instant.ts'
import { STEP_BUDGET } from './step-budget.ts'

/** What a frame needs of a policy: its `let`s and its `site:` as closures, made once a policy set by `compileTerms`. */
export interface CompiledTerms {
  readonly policy: PolicyModel
  readonly lets: readonly Evaluate[]
  readonly site: Evaluate | undefined
  /** As many places as a frame keeps for paths that are read once. */
  readonly leaves: Leaves | undefined
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
export function makeFrame(
  terms: CompiledTerms,
  input: DecisionInput,
  parameters: ReadonlyMap<string, Slot>,
  now: number | undefined = readInstant(memberOf(input, 'now')),
): Frame {
  const leaves = new Array<Slot>(terms.leaves?.size ?? 0)
  const once = { facts: [], leaves, lists: [], terms: termsFor(terms), calendars: undefined }
  return frameOf(terms, { input, now, once, subject: subjectOf(input) }, parameters)
}

/** The same decision under the parameters of another rollout row: what was computed from parameters is not shared, everything else is. */
export function withParameters(terms: CompiledTerms, frame: Frame, parameters: ReadonlyMap<string, Slot>): Frame {
  return frameOf(terms, frame, parameters)
}

/** Values of the policy's parameters: of `row` (a rollout row's `with`), else the default. */
export function parametersOf(policy: PolicyModel, row: Readonly<Record<string, Json>> = {}): ReadonlyMap<string, Slot> {
  return new Map(policy.parameters.map(({ name, type, default: usual }) => [name, decodeValue(type, memberOf(row, name) ?? usual)]))
}

function frameOf(
  terms: CompiledTerms,
  { input, now, once, subject }: Pick<Frame, 'input' | 'now' | 'once' | 'subject'>,
  parameters: ReadonlyMap<string, Slot>,
): Frame {
  const frame: Frame & { site: Slot } = {
    input,
    policy: terms.policy,
    lets: terms.lets,
    once,
    parameters,
    subject,
    now,
    site: ABSENT,
    terms: termsFor(terms),
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

/** A policy without `let`s has no values to keep. */
function termsFor({ lets }: CompiledTerms): Terms {
  return lets.length === 0 ? NO_TERMS : { values: [], columns: [] }
}

const NO_TERMS: Terms = { values: [], columns: [] }

function subjectOf(input: DecisionInput): Slot {
  return decodeValue(OBJECT, memberOf(memberOf(input, 'subject'), 'data'))
}

const OBJECT = { kind: 'object' } as const
