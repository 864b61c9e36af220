import type { DecimalText } from '../../evaluate/decision-input.ts'
import { compareDecimals, ONE } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import { askScorer } from '../ask-scorer.ts'
import type { FailureCode } from '../failure-codes.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer, ScorerFailed } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { wholeSetting } from '../whole-setting.ts'
import { addedUp } from './added-up.ts'
import { beside } from './beside.ts'
import { combinedIdentity } from './combined-identity.ts'
import { highestCost } from './highest-cost.ts'
import { joinedCites } from './joined-cites.ts'

/**
 * Puts a question several times and takes agreement for confidence: that of an option is the share of the samples that put it first, cut
 * to six places. A tie within a sample counts for nobody, and a sample that failed counts against everybody: shares are of all samples
 * that were asked for. The words are those of the first sample that chose as the most did.
 *
 * What may hold a plan back comes from every sample that answered: all cites, so that one of nothing sends the plan to review, and the
 * highest cost. Costs that cannot be compared are a failure.
 *
 * It needs a scorer that may answer the same question differently: one that replays or records always agrees with itself, so a recording
 * goes around the samples and not within.
 *
 * @example
 * ```ts
 * const scorer = selfConsistent(model, { samples: 5 }) // 4 of 5 choose `release-all`: confidence 0.8
 * ```
 */
export function selfConsistent(scorer: Scorer, { samples }: { readonly samples: number }): Scorer {
  wholeSetting('samples', samples, 2, 100)
  const consistent: Scorer = {
    id: `consistent(${scorer.id})`,
    identity: combinedIdentity('consistent', { samples }, [scorer.identity]),
    score: async (question, asking) => {
      if (question.kind !== 'choice') return failedBy(consistent, 'wrong-shape', 'agreement is of a choice among options, not of a ranking')
      const answers = await Promise.all(Array.from({ length: samples }, () => askScorer(scorer, question, asking)))
      return agreed(consistent, question, answers)
    },
  }
  return consistent
}

type Answered = Extract<ScorerAnswer, { status: 'answered' }>

function agreed({ id, identity }: Scorer, question: ScorerQuestion, answers: readonly ScorerAnswer[]): ScorerAnswer {
  const provenance = {
    answeredBy: id,
    identity,
    ...addedUp(
      answers.map(answer => answer.provenance),
      'together',
    ),
    besides: answers.map(answer => beside('sample', answer)),
  }
  const failed = (code: FailureCode, detail: string): ScorerFailed => ({ status: 'failed', code, detail, provenance })
  const said = answers.filter((answer): answer is Answered => answer.status === 'answered')
  const [failure] = answers.filter((answer): answer is ScorerFailed => answer.status === 'failed')
  if (said.length === 0) {
    return failed(failure?.code ?? 'empty', `no sample of ${answers.length} was answered; the first: ${failure?.detail ?? ''}`)
  }
  const beyond = joinedSaid(question, said)
  if (beyond === undefined) return failed('wrong-shape', 'the samples state costs that cannot be compared, or one that is no amount')
  const votes = votesOf(said)
  const { rationale } = said.find(answer => firstOf(answer) === leader(votes)) ?? said[0] ?? {}
  const confidence = Object.fromEntries([...votes].map(([option, count]) => [option, shareText(count, answers.length)]))
  return { status: 'answered', confidence, ...(rationale === undefined ? {} : { rationale }), ...beyond, provenance }
}

/** `undefined`: nobody can say what it costs at most. */
function joinedSaid(question: ScorerQuestion, said: readonly Answered[]): Pick<Answered, 'cites' | 'cost'> | undefined {
  const cites = joinedCites(
    question,
    said.flatMap(answer => (answer.cites === undefined ? [] : [answer.cites])),
  )
  const found = cites.length === 0 ? {} : { cites }
  const [first, ...rest] = said.flatMap(({ cost }) => cost ?? [])
  if (first === undefined) return found
  const cost = highestCost([first, ...rest])
  return cost === undefined ? undefined : { ...found, cost }
}

/** Every option that was named, and how many put it first. */
function votesOf(said: readonly Answered[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>()
  for (const answer of said) for (const option of Object.keys(answer.confidence)) votes.set(option, 0)
  for (const answer of said) {
    const first = firstOf(answer)
    if (first !== undefined) votes.set(first, (votes.get(first) ?? 0) + 1)
  }
  return votes
}

/** The one option above all others; `undefined` for a tie. */
function firstOf({ confidence }: Answered): string | undefined {
  const ranked = Object.entries(confidence)
    .map(([option, text]) => ({ option, amount: parseDecimal(text) ?? 0 }))
    .sort((a, b) => compareDecimals(b.amount, a.amount))
  const [first, second] = ranked
  if (first === undefined || (second !== undefined && compareDecimals(first.amount, second.amount) === 0)) return undefined
  return first.option
}

function leader(votes: ReadonlyMap<string, number>): string | undefined {
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** Below the share, never above it. */
function shareText(count: number, all: number): DecimalText {
  return formatDecimal(Math.floor((count * ONE) / all))
}
