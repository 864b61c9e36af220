import type { Measure } from '../../evaluate/decision.ts'
import type { ScoringProvenance, TokenUsage } from '../../evaluate/scoring-provenance.ts'
import { addDecimals } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'

type Effort = Pick<ScoringProvenance, 'requestIds' | 'attempts' | 'latencyMs' | 'usage' | 'cost'>

/**
 * What several requests of one answer took together: the failures before a fallback, the samples. What nobody told stays untold, and so
 * does a cost in two currencies. Where they ran one after the other the times add up; side by side the longest counts.
 */
export function addedUp(parts: readonly ScoringProvenance[], ran: 'in-turn' | 'together'): Effort {
  const usage = usageOf(parts.flatMap(part => part.usage ?? []))
  const cost = costOf(parts.flatMap(part => part.cost ?? []))
  const requestIds = parts.flatMap(part => part.requestIds ?? [])
  const attempts = parts.flatMap(part => part.attempts ?? [])
  const times = parts.flatMap(part => part.latencyMs ?? [])
  return {
    ...(usage === undefined ? {} : { usage }),
    ...(cost === undefined ? {} : { cost }),
    ...(requestIds.length === 0 ? {} : { requestIds }),
    ...(attempts.length === 0 ? {} : { attempts: sum(attempts) }),
    ...(times.length === 0 ? {} : { latencyMs: ran === 'in-turn' ? sum(times) : Math.max(...times) }),
  }
}

function usageOf(usages: readonly TokenUsage[]): TokenUsage | undefined {
  if (usages.length === 0) return undefined
  const cached = usages.flatMap(usage => usage.cachedInputTokens ?? [])
  const reasoning = usages.flatMap(usage => usage.reasoningTokens ?? [])
  return {
    inputTokens: sum(usages.map(usage => usage.inputTokens)),
    ...(cached.length === 0 ? {} : { cachedInputTokens: sum(cached) }),
    outputTokens: sum(usages.map(usage => usage.outputTokens)),
    ...(reasoning.length === 0 ? {} : { reasoningTokens: sum(reasoning) }),
  }
}

function costOf(costs: readonly Measure[]): Measure | undefined {
  const [first, ...rest] = costs
  return rest.reduce<Measure | undefined>((total, cost) => (total === undefined ? undefined : moneySum(total, cost)), first)
}

function moneySum(a: Measure, b: Measure): Measure | undefined {
  if (typeof a === 'string' || typeof b === 'string' || !('currency' in a) || !('currency' in b)) return undefined
  const [x, y] = [parseDecimal(a.amount), parseDecimal(b.amount)]
  const total = x === undefined || y === undefined || a.currency !== b.currency ? undefined : addDecimals(x, y)
  return total === undefined ? undefined : { amount: formatDecimal(total), currency: a.currency }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
