import type { Decision, Enforcement, PolicySet, Scoring, Verdict } from '@countersign/core'
import { decide } from '@countersign/core'
import { unscored } from '../cassette/answering.ts'
import type { RecordedDecision } from './recorded-decisions.ts'
import type { Side, SideAnswer } from './side.ts'

/** What became of one decision under one scorer. */
export interface Judged {
  /** The plan that would be judged; `undefined`: none was chosen. */
  readonly option: string | undefined
  readonly verdict: Verdict
  readonly enforcement: Enforcement
  /** Of the scorer in its choice; `undefined` where it made none. */
  readonly confidence: string | undefined
  readonly scoring: Scoring
}

/** A decision that a scorer was asked about, under both. */
export interface JudgedTwice {
  readonly file: string
  readonly line: number
  readonly event: string
  readonly subject: string
  readonly policy: string
  readonly first: Judged
  readonly second: Judged
  /** The option that proved right, where it is known. */
  readonly right: string | undefined
}

export type Comparing =
  /** A rule or a guard settled it: no scorer has a say. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'unanswered'; readonly first: SideAnswer; readonly second: SideAnswer }
  | { readonly kind: 'judged'; readonly judged: JudgedTwice }

export function judgeTwice(
  policies: PolicySet,
  sides: readonly [first: Side, second: Side],
  decision: RecordedDecision,
  rightFor: (decision: RecordedDecision) => string | undefined,
): Comparing {
  if (!isAsked(decide(policies, unscored(decision.input)))) return { kind: 'not-asked' }
  const [first, second] = [sides[0].answerTo(decision), sides[1].answerTo(decision)]
  if (first.kind === 'missing' || second.kind === 'missing') return { kind: 'unanswered', first, second }
  const { file, line, event, input } = decision
  const under = (scoring: Scoring): Judged => judgedBy(decide(policies, { ...input, scoring: { '': scoring } }), scoring)
  const judged = { file, line, event, subject: input.subject.key, policy: input.policy, right: rightFor(decision) }
  return { kind: 'judged', judged: { ...judged, first: under(first.scoring), second: under(second.scoring) } }
}

function isAsked(decision: Decision): boolean {
  return decision.kind === 'single' && decision.reasons.some(({ kind, code }) => kind === 'built-in' && code === 'scorer-not-asked')
}

function judgedBy(decision: Decision, scoring: Scoring): Judged {
  if (decision.kind !== 'single') {
    return { option: undefined, verdict: 'not-applicable', enforcement: 'none', confidence: undefined, scoring }
  }
  const { verdict, enforcement, chosen } = decision
  return { option: chosen?.plan.option, verdict, enforcement, confidence: chosen?.confidence, scoring }
}
