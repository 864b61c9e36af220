import type { ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { addDecimals, compareDecimals, decimalOfInteger, multiplyDecimals, subtractDecimals } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import type { Decimal } from '../../values/value.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { Spending } from './meter.ts'

/** Who failed so has sent no request. */
const NOTHING_SENT: ReadonlySet<string> = new Set(['no-such-scorer', 'cassette-miss', 'busy', 'circuit-open', 'budget-exhausted'])
/** A request was broken off: what came back before is not all that may be paid for. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['aborted', 'timeout', 'connection-failed', 'scorer-threw'])

/**
 * What an answer is charged with, by unit of the estimate: for each request what it told, also with a failure, and never less than
 * `least`; the estimate where it told nothing; and never less than the estimate where it was broken off. Usage is a sum and does not say
 * of how many requests it is, so of several attempts all but one are charged with the estimate.
 *
 * Trusted is what a scorer tells of itself: usage and cost above zero, how often it asked, and by its code, or by no attempts, that it did
 * not. A server that tells too little is held by `least` alone. Zero is taken for nothing told.
 */
export function spentBy(answer: ScorerAnswer, estimate: Spending, least: Spending = {}): Spending {
  const why = answer.status === 'failed' ? answer.code : undefined
  const charged = Object.entries(estimate).map(([unit, estimated]) => {
    const rate: Rate = { unit, estimate: amountOf(estimated), least: amountOf(least[unit] ?? '0') }
    return [unit, formatDecimal(chargeOf({ why, provenance: answer.provenance }, rate))]
  })
  return Object.fromEntries(charged)
}

interface Rate {
  readonly unit: string
  readonly estimate: Decimal
  readonly least: Decimal
}

interface Asked {
  readonly why?: string | undefined
  readonly provenance: ScoringProvenance
}

/** Its own requests, and those of all who were asked beside. */
function chargeOf({ why, provenance }: Asked, rate: Rate): Decimal {
  const besides = provenance.besides ?? []
  // Samples and failures before a fallback are in the sum of the answer, a challenger is not.
  const within = besides.filter(({ role }) => role !== 'challenger').map(one => one.provenance)
  const own: Own = {
    told: within.reduce((rest, part) => minus(rest, toldIn(rate.unit, part)), toldIn(rate.unit, provenance)),
    attempts: within.reduce((rest, { attempts }) => rest - (attempts ?? 0), provenance.attempts ?? 0),
    silent: (why !== undefined && (NOTHING_SENT.has(why) || provenance.attempts === 0)) || besides.some(({ role }) => role === 'sample'),
    brokenOff: why !== undefined && BROKEN_OFF.has(why),
  }
  return besides.reduce((sum, one) => plus(sum, chargeOf(one, rate)), ownCharge(own, rate))
}

interface Own {
  readonly told: Decimal
  readonly attempts: number
  /** Sent nothing by itself. */
  readonly silent: boolean
  readonly brokenOff: boolean
}

function ownCharge({ told, attempts, silent, brokenOff }: Own, { estimate, least }: Rate): Decimal {
  if (silent) return told
  const last = higher(told, brokenOff || told === 0 ? estimate : least)
  return plus(last, times(Math.min(Math.ceil(attempts) - 1, MOST_ATTEMPTS), estimate))
}

/** More are a mistake of whoever counts them. */
const MOST_ATTEMPTS = 1000

/** 0 for what is not told, or cannot be. */
function toldIn(unit: string, { usage, cost }: ScoringProvenance): Decimal {
  if (unit === 'tokens') return usage === undefined ? 0 : (decimalOfInteger(usage.inputTokens + usage.outputTokens) ?? 0)
  if (cost === undefined || typeof cost === 'string' || !('currency' in cost) || cost.currency !== unit) return 0
  return higher(amountOf(cost.amount), 0)
}

function amountOf(text: string): Decimal {
  return parseDecimal(text) ?? 0
}

function plus(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, b) ?? higher(a, b)
}

function minus(a: Decimal, b: Decimal): Decimal {
  return higher(subtractDecimals(a, b) ?? 0, 0)
}

function times(count: number, amount: Decimal): Decimal {
  return count < 1 ? 0 : (multiplyDecimals(decimalOfInteger(count) ?? 0, amount) ?? amount)
}

function higher(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(a, b) > 0 ? a : b
}
