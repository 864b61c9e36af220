import type { FailCondition, Limit, Relation } from './fail-condition.ts'
import type { Share } from './fail-measure.ts'
import { COUNTED, countOf, NAMED } from './fail-measure.ts'
import type { DryRunResult } from './run-dry-run.ts'

/** A condition that the run met, so that it fails. */
export interface MetCondition {
  readonly condition: string
  readonly count: number
  /** What the count is a part of; absent for a number that is no share. */
  readonly of?: { readonly what: Share; readonly number: number }
}

/**
 * The conditions that hold after a run. Nothing decided is a share of 0 %. What was counted only together with other names meets a
 * condition if it may.
 */
export function judgeConditions(conditions: readonly FailCondition[], result: DryRunResult): readonly MetCondition[] {
  return conditions.flatMap(condition => {
    const { least, most, share } = measured(condition, result)
    const all = share === undefined ? undefined : result.summary[share]
    const met = [least, most].find(count => isMet(condition, count, all))
    if (met === undefined) return []
    return [{ condition: condition.text, count: met, ...(share === undefined ? {} : { of: { what: share, number: all ?? 0 } }) }]
  })
}

interface Measured {
  readonly least: number
  readonly most: number
  readonly share: Share | undefined
}

function measured({ measure, name }: FailCondition, result: DryRunResult): Measured {
  const named = name === undefined ? undefined : NAMED.get(measure)
  if (named !== undefined && name !== undefined) return { ...countOf(named, result.summary, name), share: named.share }
  const counted = COUNTED.get(measure)
  if (counted === undefined) throw new RangeError(`no measure ${measure}`)
  const count = counted.count(result)
  return { least: count, most: count, share: counted.share }
}

function isMet({ relation, limit }: FailCondition, count: number, all: number | undefined): boolean {
  return holds(relation, compareWith(limit, count, all ?? 0))
}

/** Below zero where it is less than the limit. In whole numbers, so that 5 of 100 is 5 %. */
function compareWith({ digits, places, percent }: Limit, count: number, all: number): bigint {
  const scaled = BigInt(count) * 10n ** BigInt(places)
  return percent ? scaled * 100n - digits * BigInt(Math.max(all, 1)) : scaled - digits
}

function holds(relation: Relation, difference: bigint): boolean {
  switch (relation) {
    case '>':
      return difference > 0n
    case '>=':
      return difference >= 0n
    case '<':
      return difference < 0n
    case '<=':
      return difference <= 0n
  }
}
