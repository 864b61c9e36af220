import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import { sayExpression } from './say-expression.ts'
import { sayJson } from './say-json.ts'
import { sayLiteral } from './say-literal.ts'

/** The limits that a gate states: `250 EUR or 275 USD`; a parameter is named behind its default. */
export function sayLimit(expression: Expression, policy: PolicyModel): string {
  return limitsOf(expression, policy).join(' or ')
}

function limitsOf(expression: Expression, policy: PolicyModel): readonly string[] {
  switch (expression.op) {
    case 'parameter': {
      const parameter = policy.parameters.find(({ name }) => name === expression.name)
      return parameter === undefined ? [expression.name] : [`${itemsOf(parameter.default).join(' or ')} (${parameter.name})`]
    }
    case 'literal':
      return isList(expression.value) ? expression.value.map(sayJson) : [sayLiteral(expression.type, expression.value)]
    case 'list':
      return expression.items.flatMap(item => limitsOf(item, policy))
    default:
      return [sayExpression(expression, policy)]
  }
}

/** A limit as a value: one text for each currency or unit. */
export function itemsOf(value: Json): readonly string[] {
  return isList(value) ? value.map(sayJson) : [sayJson(value)]
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
