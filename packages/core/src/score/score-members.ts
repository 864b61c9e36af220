import type { DecimalText } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import { digestOf } from '../values/digest.ts'
import { askScorer } from './ask-scorer.ts'
import { failedBy } from './put-to.ts'
import { questionKey } from './question-key.ts'
import { redactQuestion } from './redact/redact-question.ts'
import type { Scorer } from './scorer.ts'
import type { ScorerAnswer, ScorerFailed } from './scorer-answer.ts'
import type { MembersQuestion } from './scorer-question.ts'
import type { ScoringHost } from './with-scoring.ts'
import { limited } from './with-scoring.ts'

/** Whose members are scored: the tenant, and the key of the batch. */
export interface Batch {
  readonly tenant: string
  readonly key: string
}

/** A score for every member, or none: half a ranking would send the rest to the end of the queue unseen. */
export type MemberScores =
  | {
      readonly status: 'ranked'
      readonly scorer: string
      readonly score: Readonly<Record<string, DecimalText>>
      readonly rationale?: string
      readonly provenance: ScoringProvenance
    }
  | ScorerFailed

/**
 * Asks a scorer to rank the members of a batch: a score each, higher first. The workspace's redaction applies; keys of members are sent
 * as they are, so they must be business keys. Never throws, and waits no longer than the host's limit.
 *
 * @example
 * ```ts
 * const ranked = await scoreMembers(policies, { tenant: 'acme', key: 'W-7' }, question, { scorers: { 'release-priority': scorer } })
 * if (ranked.status === 'ranked') orders.sort((a, b) => Number(ranked.score[b.id]) - Number(ranked.score[a.id]))
 * ```
 */
export async function scoreMembers(
  policies: PolicySet,
  { tenant, key }: Batch,
  question: MembersQuestion,
  host: Pick<ScoringHost, 'scorers' | 'signal' | 'timeoutMs'>,
): Promise<MemberScores> {
  const leaving = redactQuestion(modelOf(policies), question, undefined)
  const scorer = Object.hasOwn(host.scorers, question.scorer) ? host.scorers[question.scorer] : undefined
  if (scorer === undefined) {
    return failedBy({ id: 'nobody', identity: digestOf('nobody') }, 'no-such-scorer', `there is no scorer \`${question.scorer}\``)
  }
  if (new Set(question.members.map(({ member }) => member)).size < question.members.length) {
    return failedBy(scorer, 'duplicate-option', 'the batch has a member twice')
  }
  const begun = performance.now()
  const answer = await askScorer(scorer, leaving, { signal: limited(host), tenant, subject: key })
  const latencyMs = Math.round(performance.now() - begun)
  const told = { latencyMs, ...answer.provenance, question: answer.provenance.question ?? questionKey(leaving, scorer.identity) }
  return scoresOf(question, leaving, scorer, { ...answer, provenance: told })
}

/** By the members of the host, in the order of those that have left: a key that is personal has left under a pseudonym. */
function scoresOf({ members }: MembersQuestion, leaving: MembersQuestion, scorer: Scorer, answer: ScorerAnswer): MemberScores {
  const { provenance } = answer
  const failed = (code: ScorerFailed['code'], detail: string): ScorerFailed => ({ status: 'failed', code, detail, provenance })
  if (answer.status === 'failed') return answer
  if (answer.status !== 'ranked') return failed('wrong-shape', 'the answer chooses among options where members were to be ranked')
  const read = new Map<string, DecimalText>()
  for (const [index, { member }] of members.entries()) {
    const left = leaving.members[index]?.member ?? ''
    const score = Object.hasOwn(answer.score, left) ? answer.score[left] : undefined
    if (score === undefined) return failed('out-of-range', `\`${left}\` has no score`)
    read.set(member, score)
  }
  const { rationale } = answer
  const said = rationale === undefined ? {} : { rationale }
  return { status: 'ranked', scorer: scorer.id, score: Object.fromEntries(read), ...said, provenance }
}
