import { compareValues } from '../../values/compare-values.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import type { At } from '../issue.ts'
import type { ParameterModel } from '../model.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'

export interface Constant {
  readonly type: ValueType
  readonly value: Json
}

interface Bounds {
  readonly low: Expression | undefined
  readonly high: Expression | undefined
  readonly at: At
  readonly message: string
}

/**
 * Bounds of a gate must not cross, or the verdict between them would never be given. A parameter counts with its default, which holds
 * wherever no rollout row sets another.
 */
export function checkGateOrder({ low, high, at, message }: Bounds, parameters: Parameters, report: Report): void {
  const highs = constantsOf(high, parameters)
  const crossed = constantsOf(low, parameters).some(one => highs.some(other => isAbove(one, other)))
  if (crossed) refuse(report, 'gate-never-permits', at, message)
}

/** In different currencies or units nothing is above anything. */
function isAbove(one: Constant, other: Constant): boolean {
  return compareValues(one.type, decodeValue(one.type, one.value), decodeValue(other.type, other.value)) === 1
}

type Parameters = ReadonlyMap<string, ParameterModel | undefined>

/** The constants of a limit: one, or one a currency; of a parameter that is listed, its default. */
export function constantsOf(expression: Expression | undefined, parameters: Parameters = new Map()): readonly Constant[] {
  if (expression?.op === 'list') return expression.items.flatMap(item => constantsOf(item, parameters))
  if (expression?.op === 'parameter') {
    const parameter = parameters.get(expression.name)
    return parameter === undefined ? [] : constantsIn(parameter.type, parameter.default)
  }
  return expression?.op === 'literal' ? constantsIn(expression.type, expression.value) : []
}

function constantsIn(type: ValueType, value: Json): readonly Constant[] {
  if (type.kind !== 'list') return [{ type, value }]
  return Array.isArray(value) ? value.map((item: Json) => ({ type: type.of, value: item })) : []
}
