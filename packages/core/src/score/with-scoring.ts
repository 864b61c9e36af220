import { decide } from '../evaluate/decide.ts'
import type { DecisionInput, Scoring } from '../evaluate/decision-input.ts'
import type { Need, ScoringQuestion } from '../evaluate/gather/need.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import { askScorer } from './ask-scorer.ts'
import { frozenCopy } from './frozen-copy.ts'
import { sourcedQuestion } from './prepare-question.ts'
import { failedBy, NOBODY } from './put-to.ts'
import { redactQuestion } from './redact/redact-question.ts'
import type { Retrieved } from './retrieved.ts'
import { retrieved } from './retrieved.ts'
import type { Found, Retriever } from './retriever.ts'
import type { Asking, Scorer } from './scorer.ts'
import type { ChoiceQuestion } from './scorer-question.ts'
import { scoringOfAnswer } from './scoring-of-answer.ts'
import { withinLimit } from './within-limit.ts'

export interface ScoringHost {
  /** By the name that `propose: { scorer: … }` gives. */
  readonly scorers: Readonly<Record<string, Scorer>>
  readonly retriever?: Retriever
  /** At most so many precedents a question; 5. */
  readonly precedents?: number
  readonly signal?: AbortSignal
  /** For retrieving and answering together, in milliseconds; 60,000. */
  readonly timeoutMs?: number
}

const MOST_PRECEDENTS = 5

/**
 * The input with the answer to the question that `needs` asks: found precedents, redacted, put to the scorer, checked. It never throws
 * and never waits longer than the limit: whatever goes wrong is in the input as a failed scoring, on which policy has its own word
 * (`onFailure`).
 *
 * @example
 * ```ts
 * for (let need = needs(policies, input); need.kind !== 'nothing'; need = needs(policies, input))
 *   input = need.kind === 'score' ? await withScoring(policies, input, need, { scorers }) : await gather(input, need)
 * ```
 */
export async function withScoring(
  policies: PolicySet,
  input: DecisionInput,
  need: Extract<Need, { kind: 'score' }>,
  host: ScoringHost,
): Promise<DecisionInput> {
  return await withinLimit(host, async signal => {
    const asking: Asking = { signal, tenant: input.tenant, subject: input.subject.key }
    const scored = await Promise.all(
      need.questions.map(async question => [question.element, await answerOrFailure(policies, input, question, host, asking)] as const),
    )
    return { ...input, scoring: { ...input.scoring, ...Object.fromEntries(scored) } }
  })
}

/** A defect of ours, or of a host that hands in what is no scorer, is a failed answer too. */
async function answerOrFailure(
  policies: PolicySet,
  input: DecisionInput,
  question: ScoringQuestion,
  host: ScoringHost,
  asking: Asking,
): Promise<Scoring> {
  try {
    return await answerTo(policies, input, question, host, asking)
  } catch (cause) {
    const detail = `the question could not be put: ${cause instanceof Error ? cause.message.slice(0, 300) : 'something that is no error'}`
    return { status: 'failed', scorer: question.scorer, why: 'scorer-threw', provenance: { ...NOBODYS, detail } }
  }
}

async function answerTo(
  policies: PolicySet,
  input: DecisionInput,
  question: ScoringQuestion,
  host: ScoringHost,
  asking: Asking,
): Promise<Scoring> {
  const { found, missed } = await precedentsFor(policies, input, question, host, asking.signal)
  const asked = leavingQuestion(policies, input, question, found)
  const options = question.choices.map(({ option }) => option)
  const scorer = Object.hasOwn(host.scorers, question.scorer) ? host.scorers[question.scorer] : undefined
  if (scorer === undefined) {
    return scoringOfAnswer(asked, failedBy(NOBODY, 'no-such-scorer', `there is no scorer \`${question.scorer}\``), NOBODY, options)
  }
  const begun = performance.now()
  const answer = await askScorer(scorer, asked, asking)
  const latencyMs = Math.round(performance.now() - begun)
  const missing = missed ? { precedentsMissed: true } : {}
  return scoringOfAnswer(asked, { ...answer, provenance: { latencyMs, ...answer.provenance, ...missing } }, scorer, options)
}

/** A question of `needs` as it may leave the process; nobody can change it. */
export function leavingQuestion(
  policies: PolicySet,
  input: DecisionInput,
  question: ScoringQuestion,
  found: readonly Found[],
): ChoiceQuestion {
  return frozenCopy(redactQuestion(modelOf(policies), sourcedQuestion(policies, input, question, found), input))
}

const NOBODYS: ScoringProvenance = { answeredBy: NOBODY.id, identity: NOBODY.identity }

async function precedentsFor(
  policies: PolicySet,
  input: DecisionInput,
  question: ScoringQuestion,
  { retriever, precedents }: ScoringHost,
  signal: AbortSignal,
): Promise<Retrieved> {
  const limit = precedents ?? MOST_PRECEDENTS
  if (retriever === undefined || limit === 0) return { found: [], missed: false }
  const shown = sourcedQuestion(policies, input, question, []).shown
  const options = question.choices.map(({ option }) => option)
  const query = { tenant: input.tenant, policy: input.policy, options, reasons: reasonsSoFar(policies, input), shown, limit }
  return await retrieved(retriever, query, signal)
}

/** Which voices have spoken on the options before the scorer is asked. */
function reasonsSoFar(policies: PolicySet, input: DecisionInput): readonly string[] {
  const decision = decide(policies, input)
  if (decision.kind !== 'single') return []
  const spoken = decision.struck.flatMap(({ reasons }) => reasons.map(({ code }) => code))
  return [...new Set(spoken)].sort()
}
