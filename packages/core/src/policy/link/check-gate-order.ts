import { compareValues } from '../../values/compare-values.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'

export interface Constant {
  readonly type: ValueType
  readonly value: Json
}

/** Bounds of a gate that are constants must not cross, or the verdict between them would never be given. */
export function checkGateOrder(low: Expression | undefined, high: Expression | undefined, at: At, message: string, report: Report): void {
  const highs = constantsOf(high)
  const crossed = constantsOf(low).some(one => highs.some(other => isAbove(one, other)))
  if (crossed) refuse(report, 'gate-never-permits', at, message)
}

/** In different currencies or units nothing is above anything. */
function isAbove(one: Constant, other: Constant): boolean {
  return compareValues(one.type, decodeValue(one.type, one.value), decodeValue(other.type, other.value)) === 1
}

/** The constants of a limit: one, or one a currency. */
export function constantsOf(expression: Expression | undefined): readonly Constant[] {
  if (expression?.op === 'list') return expression.items.flatMap(constantsOf)
  if (expression?.op !== 'literal') return []
  const { type, value } = expression
  if (type.kind !== 'list') return [{ type, value }]
  return Array.isArray(value) ? value.map((item: Json) => ({ type: type.of, value: item })) : []
}
