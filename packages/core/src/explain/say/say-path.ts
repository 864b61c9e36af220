import type {
  ArithmeticExpression,
  ConstructExpression,
  LogicExpression,
  PathExpression,
  QuantifierExpression,
} from '../../policy/expression.ts'
import type { Narrator } from './narrator.ts'
import { factName } from './narrator.ts'
import { sayLogic } from './say-logic.ts'

type Said = PathExpression | LogicExpression | ArithmeticExpression | QuantifierExpression | ConstructExpression

/** Paths stay as they are written: whoever reads the sentence finds them again in the policy and in the data. */
export function sayPath(expression: Said, narrator: Narrator): string {
  switch (expression.op) {
    case 'field':
      return `${narrator.say(expression.of)}.${expression.name}`
    case 'key':
      return `${narrator.say(expression.of)}[${narrator.say(expression.key)}]`
    case 'index':
      return `${narrator.say(expression.of)}[${narrator.say(expression.index)}]`
    case 'has':
      return `there is ${narrator.say(expression.of)}`
    case 'missing':
      return `${factName(narrator, expression.fact)} is missing`
    case 'as-of':
      return `the time of ${factName(narrator, expression.fact)}`
    case 'age':
      return `the age of ${factName(narrator, expression.fact)}`
    default:
      return sayLogic(expression, narrator)
  }
}
