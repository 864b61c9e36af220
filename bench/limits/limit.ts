import type { Rules } from '../engines/rules.ts'
import { drawFrom } from '../seeded-random.ts'

/** A review of large orders on long terms by customers of one tier: three leaves, as guards of a grown policy have. */
export interface Limit {
  readonly id: string
  readonly tier: string
  readonly termDays: number
  /** Whole euros; few orders reach it, as few guards of a thousand speak on one order. */
  readonly total: number
}

export function limits(count: number): readonly Limit[] {
  const draw = drawFrom(count)
  return Array.from({ length: count }, (_, index) => ({
    id: `limit-${index + 1}`,
    tier: draw.pick(['A', 'B', 'C', 'D']),
    termDays: draw.pick([14, 30, 60]),
    total: draw.whole(20_000, 20_990),
  }))
}

/** The limits as rules of one engine. */
export function rulesOf<Condition>(limited: readonly Limit[], conditionOf: (limit: Limit) => Condition): Rules<Condition> {
  return {
    votes: Object.fromEntries(limited.map(({ id }) => [id, 'review' as const])),
    conditions: Object.fromEntries(limited.map(limit => [limit.id, conditionOf(limit)])),
  }
}
