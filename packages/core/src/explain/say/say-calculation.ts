import type { ArithmeticExpression, ConstructExpression, Expression } from '../../policy/expression.ts'
import type { Narrator } from './narrator.ts'
import { sayCall } from './say-call.ts'

const SIGNS = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const

/** What stands without brackets beside a sign. */
const COMPOUND: readonly Expression['op'][] = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'negate',
  'if',
  'and',
  'or',
  'compare',
  'filter',
  'map',
]

export function sayCalculation(expression: ArithmeticExpression | ConstructExpression, { say }: Narrator): string {
  switch (expression.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `${sayOperand(expression.left, say)} ${SIGNS[expression.op]} ${sayOperand(expression.right, say)}`
    case 'negate':
      return `−${sayOperand(expression.of, say)}`
    case 'size':
      return `the number of ${say(expression.of)}`
    case 'call':
      return sayCall(
        expression.function,
        expression.args.map(say),
        expression.args.map(({ type }) => type.kind),
      )
    case 'list':
      return `[${expression.items.map(say).join(', ')}]`
    case 'object':
      return `{ ${expression.fields.map(([name, value]) => `${name}: ${say(value)}`).join(', ')} }`
  }
}

function sayOperand(operand: Expression, say: (part: Expression) => string): string {
  return COMPOUND.includes(operand.op) || sounding(operand) ? `(${say(operand)})` : say(operand)
}

/** A call that reads as several words. */
const sounding = (operand: Expression): boolean =>
  operand.op === 'call' && !['days', 'hours', 'minutes', 'today'].includes(operand.function)
