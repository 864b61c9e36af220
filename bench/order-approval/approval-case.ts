import type { Draw } from '../seeded-random.ts'
import { drawFrom } from '../seeded-random.ts'

/** A request as systems send it, every amount as exact decimal text. `order` is the subject, the rest are facts about it. */
export interface ApprovalCase {
  readonly order: {
    readonly id: string
    readonly nodeId: string
    readonly total: Money
    readonly discount: string
    readonly margin: string
    readonly weight: { readonly amount: string; readonly unit: 'KGM' }
    readonly express: boolean
    readonly hazardous: boolean
    readonly customer: { readonly id: string; readonly tier: string; readonly orders: number }
    readonly payment: { readonly method: string; readonly termDays: number }
    readonly shipTo: { readonly country: string; readonly postalCode: string }
  }
  readonly account: { readonly status: string; readonly available: Money; readonly overdueDays: number }
  readonly risk: { readonly score: string }
}

type Money = { readonly amount: string; readonly currency: 'EUR' }

/** The seed of the figures in the README. */
const SEED = 20_261_120

/**
 * Requests of which about nine in ten are denied and a decision has between three and four reasons: each deny rule fires on about a
 * third, each review rule on about half. One amount in eight stands on a threshold or a cent beside it.
 */
export function* approvalStream(count: number, seed: number = SEED): Generator<ApprovalCase> {
  const draw = drawFrom(seed)
  for (let index = 0; index < count; index += 1) yield approvalCase(`SO-${100_000 + index}`, draw)
}

export function approvalCases(count: number, seed: number = SEED): readonly ApprovalCase[] {
  return [...approvalStream(count, seed)]
}

function approvalCase(id: string, draw: Draw): ApprovalCase {
  const total = near(1_000_000, 20_000, 2_100_000, draw)
  const customer = `C-${draw.whole(1, 900)}`
  return {
    order: {
      id,
      nodeId: draw.pick(['DC-EAST', 'DC-WEST', 'DC-NORTH']),
      total: euros(total),
      discount: scaled(near(150, 0, 300, draw), 3),
      margin: scaled(near(50, 0, 150, draw), 3),
      weight: { amount: scaled(near(100_000, 200, 160_000, draw), 2), unit: 'KGM' },
      express: draw.chance(0.5),
      hazardous: draw.chance(0.3),
      customer: { id: customer, tier: draw.pick(['A', 'B', 'C', 'D']), orders: draw.whole(0, 8) },
      payment: { method: draw.pick(['invoice', 'instalments', 'card', 'invoice']), termDays: draw.pick([14, 60, 61, 90, 90]) },
      shipTo: {
        country: draw.chance(0.3) ? draw.pick(['CU', 'IR', 'RU', 'SY']) : draw.pick(['DE', 'FR', 'PL', 'US', 'SE']),
        postalCode: '20095',
      },
    },
    account: {
      status: draw.chance(0.3) ? draw.pick(['blocked', 'closed']) : 'open',
      available: euros(draw.chance(0.06) ? total : Math.floor(total * (0.55 + draw.share() * 1.45))),
      overdueDays: draw.chance(0.55) ? draw.whole(0, 30) : draw.whole(31, 90),
    },
    risk: { score: scaled(draw.chance(0.55) ? draw.whole(0, 590) : near(850, 550, 999, draw), 3) },
  }
}

/** One in eight: the threshold itself, or one step below or above it. */
function near(threshold: number, from: number, to: number, draw: Draw): number {
  return draw.chance(0.125) ? threshold + draw.whole(-1, 1) : draw.whole(from, to)
}

function euros(cents: number): Money {
  return { amount: scaled(cents, 2), currency: 'EUR' }
}

/** A scaled whole number as decimal text: 1234, 2 digits: `12.34`. */
function scaled(whole: number, digits: number): string {
  const text = String(whole).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
