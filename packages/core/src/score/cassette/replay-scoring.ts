import type { DecisionInput, Scoring } from '../../evaluate/decision-input.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import type { Digest } from '../../values/ids.ts'
import { failedBy } from '../put-to.ts'
import type { ChoiceQuestion } from '../scorer-question.ts'
import { scoringOfAnswer } from '../scoring-of-answer.ts'
import { leavingQuestion } from '../with-scoring.ts'
import type { Cassette } from './cassette.ts'
import { ANYBODY } from './cassette-scorer.ts'
import { findAnswer } from './find-answer.ts'
import { openQuestion } from './open-question.ts'
import type { AnsweredBy } from './recorded-answer.ts'

/** An input with the scoring that a cassette has for it. */
export type ReplayedScoring =
  /** No scorer is asked, or the input has its answer already. */
  | { readonly kind: 'not-asked'; readonly input: DecisionInput }
  | { readonly kind: 'found'; readonly input: DecisionInput; readonly key: Digest }
  /** `detail`: the nearest recorded question, and what differs. The scoring is a failure, which the policy has its own word on. */
  | { readonly kind: 'missed'; readonly input: DecisionInput; readonly detail: string; readonly question: ChoiceQuestion }

/**
 * Answers the question of an input from a cassette: synchronous, without network and without a retriever. Precedents are those that were
 * recorded. What else was not gathered stays unknown.
 *
 * @param scorers whose answers count, by the name that the policy gives; for a name that is left out, whoever was recorded.
 *
 * @example
 * ```ts
 * const { input: scored } = replayScoring(policies, input, read.cassette)
 * decide(policies, scored)
 * ```
 */
export function replayScoring(
  policies: PolicySet,
  input: DecisionInput,
  cassette: Cassette,
  scorers: Readonly<Record<string, AnsweredBy>> = {},
): ReplayedScoring {
  const asked = openQuestion(policies, input)
  if (asked === undefined) return { kind: 'not-asked', input }
  const question = leavingQuestion(policies, input, asked, [])
  const options = asked.choices.map(({ option }) => option)
  const by = Object.hasOwn(scorers, question.scorer) ? scorers[question.scorer] : undefined
  const found = findAnswer(cassette, question, by)
  const scored = (scoring: Scoring): DecisionInput => ({ ...input, scoring: { ...input.scoring, [asked.element]: scoring } })
  if (found.kind === 'missed') {
    const who = by ?? ANYBODY
    return { ...found, question, input: scored(scoringOfAnswer(question, failedBy(who, 'cassette-miss', found.detail), who, options)) }
  }
  const { question: recorded, answer, scorer, key } = found.recorded
  const answered = recorded.kind === 'choice' ? recorded : question
  const keyed = { ...answer, provenance: { ...answer.provenance, question: key } }
  return { kind: 'found', key, input: scored(scoringOfAnswer(answered, keyed, scorer, options)) }
}
