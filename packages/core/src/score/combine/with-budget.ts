import { canonicalJson } from '../../values/canonical-json.ts'
import { compareDecimals } from '../../values/decimal.ts'
import { parseDecimal } from '../../values/decimal-text.ts'
import { askScorer } from '../ask-scorer.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import { wholeSetting } from '../whole-setting.ts'
import { combinedIdentity } from './combined-identity.ts'
import type { Meter, MeteredLimit, Spending } from './meter.ts'
import { metered } from './metered.ts'
import { spentBy } from './spent-by.ts'

export interface Budget extends MeteredLimit {
  readonly meter: Meter
  /** What one request may cost: tokens in and out, or money, in the units of the limit. */
  readonly estimate: Spending
  /** What a request is charged with at least, whatever its server says that it used; in some or all units of the limit. */
  readonly least?: Spending
  /** A window for each tenant, so that none uses up the budget of the others. */
  readonly by?: 'tenant'
}

/**
 * Spends no more than a limit of tokens or money a window. The estimate is set aside before a question is put, and then settled by what
 * came back, also with a failure. What may have been spent is never freed: after an abort, a timeout or a crash the estimate stays, and a
 * request that was sent again counts with the estimate. An answer may cost more than the estimate, so the limit can be passed by as much
 * as the questions under way cost more; around samples and fallbacks, which send several requests, by more than within them.
 *
 * What a server says that it used is believed, unless it is nothing: `least` is for one that may say too little.
 *
 * @example
 * ```ts
 * const budget = { meter: memoryMeter(), name: 'scoring', limit: { tokens: '2000000', USD: '20' }, estimate: { tokens: '6000', USD: '0.02' }, perMs: 86_400_000 }
 * const scorer = withBudget(model, budget)
 * ```
 */
export function withBudget(scorer: Scorer, { meter, name, limit, perMs, estimate, least, by }: Budget): Scorer {
  wholeSetting('perMs', perMs, 1, Number.MAX_SAFE_INTEGER)
  proveUnits(limit, estimate)
  proveLeast(least ?? {}, estimate)
  const count = metered(meter)
  const budget: Scorer = {
    id: `budget(${scorer.id})`,
    identity: combinedIdentity('budget', {}, [scorer.identity]),
    score: async (question, asking) => {
      const line = { name: by === 'tenant' ? canonicalJson([name, asking.tenant]) : name, limit, perMs }
      const reserving = await count.reserve(line, estimate, asking.signal)
      switch (reserving.kind) {
        case 'aborted':
          return failedBy(budget, 'aborted', 'the question was cancelled before it was put')
        case 'broken':
          return failedBy(budget, 'budget-exhausted', `whether the budget \`${name}\` has room is not known: its meter failed`)
        case 'no-room':
          return failedBy(budget, 'budget-exhausted', `the budget \`${name}\` has no room for one more question`)
        case 'reserved': {
          const answer = await askScorer(scorer, question, asking)
          await count.settle(reserving.reservation, spentBy(answer, estimate, least), asking.signal)
          return answer
        }
      }
    },
  }
  return budget
}

/** A unit that only one of them names would be counted and never limited, or limited and never counted. */
function proveUnits(limit: Spending, estimate: Spending): void {
  const units = Object.keys(limit)
  if (units.length === 0 || !sameNames(units, Object.keys(estimate))) {
    throw new RangeError('`limit` and `estimate` of a budget name the same units, at least one')
  }
  for (const unit of units) {
    const [most, one] = [parseDecimal(limit[unit] ?? ''), parseDecimal(estimate[unit] ?? '')]
    if (most === undefined || one === undefined || compareDecimals(one, 0) <= 0 || compareDecimals(one, most) > 0) {
      throw new RangeError(`the estimate of \`${unit}\` is a decimal above 0 and not above the limit`)
    }
  }
}

function proveLeast(least: Spending, estimate: Spending): void {
  for (const [unit, text] of Object.entries(least)) {
    const [floor, one] = [parseDecimal(text), parseDecimal(Object.hasOwn(estimate, unit) ? (estimate[unit] ?? '') : '')]
    if (floor === undefined || one === undefined || compareDecimals(floor, 0) < 0 || compareDecimals(floor, one) > 0) {
      throw new RangeError(`the least of \`${unit}\` is a decimal from 0 up to the estimate, in a unit of the limit`)
    }
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(name => b.includes(name))
}
