import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { Narrator } from './narrator.ts'
import { factName, letName, sayTerm } from './narrator.ts'
import { sayLiteral } from './say-literal.ts'
import { sayPath } from './say-path.ts'

/**
 * An expression as people would say it: `the number of shortLines is above 0`. Names are those of the policy. Each family of operators
 * says its own and hands on the rest (values, paths, logic, quantifiers, calculation), so one that nobody says does not compile.
 */
export function sayExpression(expression: Expression, policy: PolicyModel): string {
  const narrator: Narrator = { policy, say: part => sayExpression(part, policy) }
  switch (expression.op) {
    case 'literal':
      return sayLiteral(expression.type, expression.value)
    case 'subject':
      return policy.subject
    case 'fact':
      return factName(narrator, expression.index)
    case 'let':
      return letName(narrator, expression.index)
    case 'term':
      return sayTerm(narrator, expression.index, expression.args)
    case 'parameter':
    case 'variable':
      return expression.name
    case 'now':
      return 'the time of decision'
    case 'site':
      return 'the site'
    case 'event':
      return `event.${expression.field}`
    case 'option':
    case 'step':
      return `${expression.op}.${expression.name}`
    case 'cost':
    case 'exposure':
      return `the ${expression.op} of the plan`
    case 'late':
      return `the ${expression.field} that step ${expression.step} gives`
    default:
      return sayPath(expression, narrator)
  }
}
