import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { sayExpression } from './say-expression.ts'
import { sayLiteral } from './say-literal.ts'

/** The limits that a gate states: `250 EUR or 275 USD`; a parameter is named behind its default. */
export function sayLimit(expression: Expression, policy: PolicyModel): string {
  return limitsOf(expression, policy).join(' or ')
}

function limitsOf(expression: Expression, policy: PolicyModel): readonly string[] {
  switch (expression.op) {
    case 'parameter': {
      const parameter = policy.parameters.find(({ name }) => name === expression.name)
      return parameter === undefined ? [expression.name] : [`${sayAmounts(parameter.type, parameter.default)} (${parameter.name})`]
    }
    case 'literal':
      return [sayAmounts(expression.type, expression.value)]
    case 'list':
      return expression.items.flatMap(item => limitsOf(item, policy))
    default:
      return [sayExpression(expression, policy)]
  }
}

/** A limit as a value: one amount, or one for each currency or unit. */
export function sayAmounts(type: ValueType, value: Json): string {
  const of = type.kind === 'list' ? type.of : type
  const amounts: readonly Json[] = isList(value) ? value : [value]
  return amounts.map(amount => sayLiteral(of, amount)).join(' or ')
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
