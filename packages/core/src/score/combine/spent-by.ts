import type { AnswerBeside, ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { addDecimals, compareDecimals, decimalOfInteger } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import type { Decimal } from '../../values/value.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { Spending } from './meter.ts'

/** Who failed so has sent no request. */
const NOTHING_SENT: ReadonlySet<string> = new Set(['no-such-scorer', 'cassette-miss', 'busy', 'circuit-open', 'budget-exhausted'])
/** A request was broken off: what came back before is not all that may be paid for. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['aborted', 'timeout', 'connection-failed', 'scorer-threw'])

/**
 * What an answer is charged with, by unit of the estimate: what came back, also with a failure; the estimate where nothing is known of a
 * request that may have been sent; and never less than the estimate where one was broken off. A challenger counts: it costs money too.
 */
export function spentBy(answer: ScorerAnswer, estimate: Spending): Spending {
  const why = answer.status === 'failed' ? answer.code : undefined
  return Object.fromEntries(
    Object.entries(estimate).map(([unit, estimated]) => {
      const { amount, whole } = told({ why, provenance: answer.provenance }, unit)
      return [unit, whole ? formatDecimal(amount) : atLeast(amount, estimated)]
    }),
  )
}

interface Told {
  readonly amount: Decimal
  /** Nothing more can have been spent. */
  readonly whole: boolean
}

function told({ why, provenance }: { readonly why: string | undefined; readonly provenance: ScoringProvenance }, unit: string): Told {
  const besides = provenance.besides ?? []
  const own = amountIn(unit, provenance)
  const silent = why !== undefined && (NOTHING_SENT.has(why) || provenance.attempts === 0)
  const ownWhole = silent || (own !== undefined && !(why !== undefined && BROKEN_OFF.has(why)))
  return besides
    .map(one => ({ one, told: told({ why: one.why, provenance: one.provenance }, unit) }))
    .reduce<Told>(
      (sum, part) => ({
        amount: countsApart(part.one) ? (addDecimals(sum.amount, part.told.amount) ?? sum.amount) : sum.amount,
        whole: sum.whole && part.told.whole,
      }),
      { amount: own ?? 0, whole: ownWhole },
    )
}

/** Samples and failures before a fallback are in the sum of the answer already. */
function countsApart({ role }: AnswerBeside): boolean {
  return role === 'challenger'
}

function amountIn(unit: string, { usage, cost }: ScoringProvenance): Decimal | undefined {
  if (unit === 'tokens') return usage === undefined ? undefined : decimalOfInteger(usage.inputTokens + usage.outputTokens)
  if (cost === undefined || typeof cost === 'string' || !('currency' in cost) || cost.currency !== unit) return undefined
  const amount = parseDecimal(cost.amount)
  return amount === undefined || compareDecimals(amount, 0) < 0 ? undefined : amount
}

function atLeast(amount: Decimal, estimated: string): string {
  const least = parseDecimal(estimated) ?? 0
  return formatDecimal(compareDecimals(amount, least) > 0 ? amount : least)
}
