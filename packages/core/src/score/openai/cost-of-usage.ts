import type { Measure } from '../../evaluate/decision.ts'
import type { DecimalText } from '../../evaluate/decision-input.ts'
import type { TokenUsage } from '../../evaluate/scoring-provenance.ts'
import { isCurrency } from '../../values/currency.ts'
import { addDecimals, compareDecimals, decimalFrom, decimalOfInteger, multiplyDecimals } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import type { Decimal } from '../../values/value.ts'

/** Per million tokens, as decimal text. */
export interface Prices {
  readonly currency: string
  readonly input: DecimalText
  /** As dear as the rest of the input unless it is said. */
  readonly cachedInput?: DecimalText
  /** Reasoning included, as servers count it. */
  readonly output: DecimalText
}

export type CostOf = (usage: TokenUsage) => Measure | undefined

/**
 * Reckons what tokens cost, exactly and unrounded. What it is given are list prices: tiers and discounts are not known here.
 *
 * @throws RangeError for a price or currency that is none.
 */
export function costOfUsage({ currency, input, cachedInput, output }: Prices): CostOf {
  if (!isCurrency(currency)) throw new RangeError(`\`prices\` of openaiScorer needs a currency, got \`${currency}\``)
  const perInput = priceOf('input', input)
  const perCached = priceOf('cachedInput', cachedInput ?? input)
  const perOutput = priceOf('output', output)
  return usage => {
    const cached = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens)
    const parts = [times(perInput, usage.inputTokens - cached), times(perCached, cached), times(perOutput, usage.outputTokens)]
    const sum = parts.reduce((total, part) => (total === undefined || part === undefined ? undefined : addDecimals(total, part)), 0)
    return sum === undefined ? undefined : { amount: formatDecimal(sum), currency }
  }
}

function priceOf(name: string, text: DecimalText): Decimal {
  const price = parseDecimal(text)
  if (price !== undefined && compareDecimals(price, 0) >= 0) return price
  throw new RangeError(`\`prices.${name}\` of openaiScorer needs a decimal that is not negative, got \`${text}\``)
}

const MILLIONTH = decimalFrom(1n, 6)

function times(price: Decimal, tokens: number): Decimal | undefined {
  const count = decimalOfInteger(tokens)
  const whole = count === undefined ? undefined : multiplyDecimals(price, count)
  return whole === undefined || MILLIONTH === undefined ? undefined : multiplyDecimals(whole, MILLIONTH)
}
