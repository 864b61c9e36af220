import { isMeasureForm } from '../../evaluate/arrival/well-formed.ts'
import type { Measure } from '../../evaluate/decision.ts'
import { compareMeasures, statedMeasure } from '../../evaluate/options/measure.ts'

/** What a cost can be stated in. A bare zero is zero of each, so the costs are read together and not one by one. */
const KINDS = ['number', 'money', 'quantity'] as const

/** @returns `undefined` where no highest is known: two currencies or units, a number beside money, one below zero or that cannot be read. */
export function highestCost([first, ...rest]: readonly [Measure, ...(readonly Measure[])]): Measure | undefined {
  for (const kind of KINDS) {
    const highest = rest.reduce<Measure | undefined>(
      (most, cost) => (most === undefined ? undefined : higher(most, cost, kind)),
      higher(first, first, kind),
    )
    if (highest !== undefined) return highest
  }
  return undefined
}

function higher(a: Measure, b: Measure, kind: (typeof KINDS)[number]): Measure | undefined {
  if (!isMeasureForm(a) || !isMeasureForm(b)) return undefined
  const [x, y] = [statedMeasure(a, { kind }), statedMeasure(b, { kind })]
  const order = x === undefined || y === undefined ? undefined : compareMeasures(x, y)
  return order === undefined ? undefined : order < 0 ? b : a
}
