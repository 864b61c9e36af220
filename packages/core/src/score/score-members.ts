import type { DecimalText } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import { askScorer } from './ask-scorer.ts'
import { frozenCopy } from './frozen-copy.ts'
import { ungroundedCites } from './grounding.ts'
import { failedBy, NOBODY } from './put-to.ts'
import { questionKey } from './question-key.ts'
import { redactQuestion } from './redact/redact-question.ts'
import type { Scorer } from './scorer.ts'
import type { ScorerAnswer, ScorerFailed } from './scorer-answer.ts'
import type { MembersQuestion } from './scorer-question.ts'
import { toldPrecedents } from './told-precedents.ts'
import type { ScoringHost } from './with-scoring.ts'
import { withinLimit } from './within-limit.ts'

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
      /** Cites what it was not shown: a ranking that a person should look at. */
      readonly ungrounded?: readonly string[]
      readonly provenance: ScoringProvenance
    }
  | ScorerFailed

/**
 * Asks a scorer to rank the members of a batch: a score each, higher first. The workspace's redaction applies; a key that is recognised as
 * personal leaves under a pseudonym and comes back as it was. Never throws, and waits no longer than the host's limit.
 *
 * @example
 * ```ts
 * const ranked = await scoreMembers(policies, { tenant: 'acme', key: 'W-7' }, question, { scorers: { 'release-priority': scorer } })
 * if (ranked.status === 'ranked') orders.sort((a, b) => Number(ranked.score[b.id]) - Number(ranked.score[a.id]))
 * ```
 */
export async function scoreMembers(
  policies: PolicySet,
  batch: Batch,
  question: MembersQuestion,
  host: Pick<ScoringHost, 'scorers' | 'signal' | 'timeoutMs'>,
): Promise<MemberScores> {
  const scorer = Object.hasOwn(host.scorers, question.scorer) ? host.scorers[question.scorer] : undefined
  if (scorer === undefined) return failedBy(NOBODY, 'no-such-scorer', `there is no scorer \`${question.scorer}\``)
  try {
    const asked = frozenCopy(question)
    if (new Set(asked.members.map(({ member }) => member)).size < asked.members.length) {
      return failedBy(scorer, 'duplicate-option', 'the batch has a member twice')
    }
    const leaving = frozenCopy(redactQuestion(modelOf(policies), asked, undefined))
    return await withinLimit(host, async signal => scoresOf(asked, leaving, scorer, await rankedBy(scorer, leaving, batch, signal)))
  } catch (cause) {
    return failedBy(scorer, 'scorer-threw', `the question could not be put: ${cause instanceof Error ? cause.message.slice(0, 300) : ''}`)
  }
}

async function rankedBy(scorer: Scorer, leaving: MembersQuestion, { tenant, key }: Batch, signal: AbortSignal): Promise<ScorerAnswer> {
  const begun = performance.now()
  const answer = await askScorer(scorer, leaving, { signal, tenant, subject: key })
  const latencyMs = Math.round(performance.now() - begun)
  const { provenance } = answer
  const told: ScoringProvenance = {
    latencyMs,
    ...provenance,
    question: provenance.question ?? questionKey(leaving, scorer.identity),
    ...toldPrecedents(leaving),
  }
  return { ...answer, provenance: told }
}

/** By the members of the host, in the order of those that have left. */
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
  const { rationale, cites = [] } = answer
  const ungrounded = ungroundedCites(leaving, cites)
  return {
    status: 'ranked',
    scorer: scorer.id,
    score: Object.fromEntries(read),
    ...(rationale === undefined ? {} : { rationale }),
    ...(ungrounded.length === 0 ? {} : { ungrounded }),
    provenance: cites.length === 0 ? provenance : { ...provenance, cites },
  }
}
