import type {
  ArithmeticExpression,
  ConstructExpression,
  Expression,
  LogicExpression,
  QuantifierExpression,
  Relation,
} from '../../policy/expression.ts'
import { OPPOSITE } from '../../policy/relation.ts'
import type { Narrator } from './narrator.ts'
import { factName } from './narrator.ts'
import { sayEach, sayQuantifier } from './say-quantifier.ts'

const RELATIONS: Readonly<Record<Relation, string>> = {
  equal: 'is',
  'not-equal': 'is not',
  less: 'is below',
  'at-most': 'is at most',
  greater: 'is above',
  'at-least': 'is at least',
}

/** Days and moments come before and after each other. */
const IN_TIME: Readonly<Record<Relation, string>> = {
  equal: 'is',
  'not-equal': 'is not',
  less: 'is before',
  'at-most': 'is not after',
  greater: 'is after',
  'at-least': 'is not before',
}

const TESTS = { contains: 'contains', 'starts-with': 'starts with', 'ends-with': 'ends with' } as const

type Said = LogicExpression | ArithmeticExpression | QuantifierExpression | ConstructExpression

export function sayLogic(expression: Said, narrator: Narrator): string {
  const { say } = narrator
  switch (expression.op) {
    case 'and':
    case 'or':
      return expression.args.map(part => sayPart(part, expression.op, narrator)).join(` ${expression.op} `)
    case 'not':
      return sayNot(expression.of, narrator)
    case 'if':
      return `${say(expression.then)} if ${say(expression.condition)}, else ${say(expression.else)}`
    case 'compare':
      return sayCompare(expression, expression.relation, narrator)
    case 'in':
      return `${say(expression.of)} is ${sayOneOf(expression.list, narrator)}`
    case 'foreign': {
      const other = expression.right === undefined ? expression.value : say(expression.right)
      return `${say(expression.left)} ${expression.operator} ${other} (as json-rules-engine means it)`
    }
    case 'text':
      return `${say(expression.of)} ${TESTS[expression.test]} ${say(expression.part)}`
    default:
      return sayQuantifier(expression, narrator)
  }
}

function sayCompare({ left, right }: Extract<Expression, { op: 'compare' }>, relation: Relation, { say }: Narrator): string {
  const words = left.type.kind === 'date' || left.type.kind === 'instant' ? IN_TIME : RELATIONS
  return `${say(left)} ${words[relation]} ${say(right)}`
}

function sayOneOf(list: Expression, { say }: Narrator): string {
  return list.op === 'list' ? `one of ${list.items.map(say).join(', ')}` : `one of ${say(list)}`
}

/** A denial is said inside: `labour is known`, `order.tier is not one of A, B`. Unknown stays unknown either way. */
function sayNot(denied: Expression, narrator: Narrator): string {
  const { say } = narrator
  switch (denied.op) {
    case 'missing':
      return `${factName(narrator, denied.fact)} is known`
    case 'has':
      return `there is no ${say(denied.of)}`
    case 'compare':
      return sayCompare(denied, OPPOSITE[denied.relation], narrator)
    case 'in':
      return `${say(denied.of)} is not ${sayOneOf(denied.list, narrator)}`
    case 'exists':
      return `${say(denied.body)} for no ${sayEach(denied, narrator)}`
    case 'all':
      return `not for every ${sayEach(denied, narrator)}: ${say(denied.body)}`
    case 'not':
      return say(denied.of)
    default:
      return `not (${say(denied)})`
  }
}

/** Brackets where `and` and `or` mix, or where a part has a comma of its own. */
function sayPart(part: Expression, around: 'and' | 'or', { say }: Narrator): string {
  const mixes = (part.op === 'and' || part.op === 'or') && part.op !== around
  return mixes || part.op === 'if' || part.op === 'all' || part.op === 'exists' ? `(${say(part)})` : say(part)
}
