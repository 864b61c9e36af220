import { compareValues, isOrdered } from '../../values/compare-values.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { At } from '../issue.ts'
import type { ParameterModel } from '../model.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'

/** Bounds that cross would leave a parameter no value. */
export function boundsCross({ type, min, max }: ParameterModel): boolean {
  const one = type.kind === 'list' ? type.of : type
  if (min === undefined || max === undefined || !isOrdered(one)) return false
  return partsOf(min).some(low => partsOf(max).some(high => compareValues(one, decodeValue(one, low), decodeValue(one, high)) === 1))
}

/** A value of a parameter lies within its bounds; where there is one bound a currency, within the one of its own. */
export function checkBounds(parameter: ParameterModel, value: Json, at: At, report: Report): void {
  const type = parameter.type.kind === 'list' ? parameter.type.of : parameter.type
  if (!isOrdered(type)) return
  const outside = (bound: Json | undefined, beyond: -1 | 1): boolean => {
    if (bound === undefined) return false
    return partsOf(value).some(part => !partsOf(bound).some(limit => isWithin(type, part, limit, beyond)))
  }
  if (outside(parameter.min, -1)) refuse(report, 'out-of-bounds', at, `the value of \`${parameter.name}\` is below its \`min\``)
  if (outside(parameter.max, 1))
    refuse(report, 'out-of-bounds', at, `the value of \`${parameter.name}\` is above its \`max\`, or has none in its unit`)
}

function isWithin(type: ValueType, value: Json, limit: Json, beyond: -1 | 1): boolean {
  const order = compareValues(type, decodeValue(type, value), decodeValue(type, limit))
  return order !== undefined && order !== beyond
}

function partsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value]
}
