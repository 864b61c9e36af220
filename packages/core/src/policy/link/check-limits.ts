import { compareValues } from '../../values/compare-values.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Value } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'
import type { Expression } from '../expression.ts'
import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'
import type { Constant } from './check-gate-order.ts'
import { constantsOf } from './check-gate-order.ts'
import { refuse, warn } from './linking.ts'

/** What a gate lets through is at least nothing, and one figure a currency or unit: of two the first would hold, whatever was meant. */
export function checkLimits(bound: Expression | undefined, at: At, report: Report): void {
  const seen = new Set<string>()
  for (const constant of constantsOf(bound)) {
    const unit = unitOf(constant)
    if (unit !== undefined && seen.has(unit)) refuse(report, 'wrong-limit', at, `\`${unit}\` stands here twice`)
    if (unit !== undefined) seen.add(unit)
    if (isNegative(constant)) refuse(report, 'wrong-limit', at, 'a limit below zero lets nothing through')
  }
}

/** A currency that may be permitted and has no end of its own would be reviewed however large it is. */
export function checkLimitUnits(permit: Expression | undefined, review: Expression | undefined, at: At, report: Report): void {
  const known = new Set(constantsOf(review).map(unitOf))
  if (known.size === 0 || known.has(undefined)) return
  for (const constant of constantsOf(permit)) {
    const unit = unitOf(constant)
    if (unit !== undefined && !known.has(unit)) refuse(report, 'wrong-limit', at, `\`permitUpTo\` has ${unit}, and \`reviewUpTo\` has not`)
  }
}

function unitOf({ type, value }: Constant): string | undefined {
  const decoded = decodeValue(type, value)
  return isKnown(decoded) && isMeasured(decoded) && decoded.unit !== '' ? decoded.unit : undefined
}

/** What a plan costs or puts at stake is at least nothing: less would pass every limit. */
export function checkMeasure(measure: Expression | undefined, name: string, at: At, report: Report): void {
  if (constantsOf(measure).some(isNegative)) warn(report, 'below-zero', at, `\`${name}\` is below zero and would pass every limit`)
}

function isNegative({ type, value }: Constant): boolean {
  return compareValues(type, decodeValue(type, value), decodeValue(type, '0')) === -1
}

function isKnown(slot: ReturnType<typeof decodeValue>): slot is Value {
  return slot !== undefined && typeof slot !== 'symbol'
}
