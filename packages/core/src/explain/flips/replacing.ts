import { operandsOf } from '../../evaluate/expression/operands-of.ts'
import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import type { Substitution } from './substitution.ts'

/** `value` wherever `expression` is read. Facts and terms are numbered per policy; everything else has one meaning in all of them. */
export function replacing(expression: Expression, value: Json, policy: PolicyModel): Substitution {
  return { kind: 'expression', expression, value, ...(hasOwnNames(expression) ? { policy: policy.id } : {}) }
}

function hasOwnNames(expression: Expression): boolean {
  switch (expression.op) {
    case 'fact':
    case 'let':
    case 'term':
    case 'parameter':
    case 'as-of':
    case 'age':
    case 'missing':
    case 'variable':
      return true
    default:
      return operandsOf(expression).some(hasOwnNames)
  }
}
