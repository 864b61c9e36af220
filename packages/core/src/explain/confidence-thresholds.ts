import type { DecimalText } from '../evaluate/decision-input.ts'
import type { Expression } from '../policy/expression.ts'
import type { PolicyModel } from '../policy/model.ts'
import type { Json } from '../values/json.ts'

/** Where a confidence gate turns from deny to review to permit, each value included: several where rollout rows set a parameter anew. */
export interface ConfidenceThresholds {
  readonly gate: string
  readonly permitFrom: readonly DecimalText[]
  /** Empty: review reaches down to 0. */
  readonly reviewFrom: readonly DecimalText[]
}

/** Of every confidence gate. A threshold that is computed from facts has no value here. */
export function confidenceThresholds(policy: PolicyModel): readonly ConfidenceThresholds[] {
  return policy.gates.flatMap(gate =>
    gate.kind === 'confidence'
      ? [{ gate: gate.id, permitFrom: valuesOf(gate.permitFrom, policy), reviewFrom: valuesOf(gate.reviewFrom, policy) }]
      : [],
  )
}

function valuesOf(threshold: Expression | undefined, policy: PolicyModel): readonly DecimalText[] {
  const values = threshold === undefined ? [] : jsonOf(threshold, policy)
  return [...new Set(values.filter(value => typeof value === 'string'))].sort((a, b) => Number(a) - Number(b))
}

function jsonOf(threshold: Expression, policy: PolicyModel): readonly Json[] {
  if (threshold.op === 'literal') return [threshold.value]
  if (threshold.op !== 'parameter') return []
  const { name } = threshold
  const rows = policy.rollout?.rows ?? []
  return [
    ...policy.parameters.filter(parameter => parameter.name === name).map(parameter => parameter.default),
    ...rows.flatMap(row => (Object.hasOwn(row.with, name) ? [row.with[name] ?? ''] : [])),
  ]
}
