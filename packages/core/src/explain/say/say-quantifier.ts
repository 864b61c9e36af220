import type { ArithmeticExpression, ConstructExpression, Expression, QuantifierExpression } from '../../policy/expression.ts'
import type { Narrator } from './narrator.ts'
import { letName } from './narrator.ts'
import { sayCalculation } from './say-calculation.ts'

type Said = QuantifierExpression | ArithmeticExpression | ConstructExpression

export function sayQuantifier(expression: Said, narrator: Narrator): string {
  switch (expression.op) {
    case 'all':
      return `${narrator.say(expression.body)} for every ${sayEach(expression, narrator)}`
    case 'exists':
      return `${narrator.say(expression.body)} for some ${sayEach(expression, narrator)}`
    case 'exists-one':
      return `${narrator.say(expression.body)} for exactly one ${sayEach(expression, narrator)}`
    case 'filter':
      return `every ${sayEach(expression, narrator)} where ${narrator.say(expression.body)}`
    case 'map':
      return sayMap(expression, narrator)
    default:
      return sayCalculation(expression, narrator)
  }
}

/** `l of order.lines`. */
export function sayEach({ name, list }: QuantifierExpression, { say }: Narrator): string {
  return `${name} of ${say(list)}`
}

/** `list.*.field` reads `the field of every shortLines`; its variable has no name that anybody wrote. */
function sayMap(expression: QuantifierExpression, narrator: Narrator): string {
  const path = fieldOf(expression.body, expression.slot, narrator)
  if (path !== undefined) return `${narrator.say(expression.list)}.*${path}`
  return `${narrator.say(expression.body)} for each ${sayEach(expression, narrator)}`
}

/** What is read of the variable in `slot`, if the expression is such a path. */
function fieldOf(expression: Expression, slot: number, narrator: Narrator): string | undefined {
  if (expression.op === 'variable') return expression.slot === slot ? '' : undefined
  if (expression.op === 'field') return behind(fieldOf(expression.of, slot, narrator), `.${expression.name}`)
  const [element] = expression.op === 'term' ? expression.args : []
  const name = expression.op === 'term' ? letName(narrator, expression.index) : ''
  return element === undefined || !name.includes('.') ? undefined : behind(fieldOf(element, slot, narrator), name.slice(name.indexOf('.')))
}

const behind = (path: string | undefined, part: string): string | undefined => (path === undefined ? undefined : path + part)
