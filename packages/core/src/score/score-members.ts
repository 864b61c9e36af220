import type { DecimalText } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import { digestOf } from '../values/digest.ts'
import { scoreText } from './floored.ts'
import { failedBy, putTo } from './put-to.ts'
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
  const begun = performance.now()
  const answer = await putTo(scorer, leaving, { signal: limited(host), tenant, subject: key })
  const latencyMs = Math.round(performance.now() - begun)
  const told = { latencyMs, ...answer.provenance, question: answer.provenance.question ?? questionKey(leaving, scorer.identity) }
  return scoresOf(leaving, scorer, { ...answer, provenance: told })
}

function scoresOf({ members }: MembersQuestion, scorer: Scorer, answer: ScorerAnswer): MemberScores {
  const { provenance } = answer
  const failed = (code: ScorerFailed['code'], detail: string): ScorerFailed => ({ status: 'failed', code, detail, provenance })
  if (answer.status === 'failed') return answer
  if (answer.status !== 'ranked') return failed('wrong-shape', 'the answer chooses among options where members were to be ranked')
  const asked = new Set(members.map(({ member }) => member))
  if (asked.size < members.length) return failed('duplicate-option', 'the batch has a member twice')
  const unknown = Object.keys(answer.score).find(member => !asked.has(member))
  if (unknown !== undefined) return failed('unknown-option', `\`${unknown.slice(0, 100)}\` is no member of the batch`)
  const read: [member: string, score: DecimalText][] = []
  for (const member of asked) {
    const score = Object.hasOwn(answer.score, member) ? scoreText(answer.score[member]) : undefined
    if (score === undefined) return failed('out-of-range', `\`${member}\` has no score`)
    read.push([member, score])
  }
  const { rationale } = answer
  return {
    status: 'ranked',
    scorer: scorer.id,
    score: Object.fromEntries(read),
    ...(rationale === undefined ? {} : { rationale }),
    provenance,
  }
}
