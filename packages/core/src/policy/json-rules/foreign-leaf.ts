import type { ValueType } from '../../values/value-type.ts'
import { isNumeric, isWord } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import { readLiteralText } from '../literal-text.ts'
import { aType } from '../type-text.ts'
import { needsUnit } from './fit-constant.ts'
import type { ConstantOperand, Operand, ReadOperand } from './operand.ts'
import { BOOL } from './operand.ts'
import type { Fallback, Note } from './translation.ts'

/** A leaf under its own operator, with the finding that says why; or why not even that can be. */
export function foreignLeaf(operator: string, left: Operand, right: Operand, why: Fallback, note: Note): Expression | Fallback {
  const base = { op: 'foreign', type: BOOL } as const
  if (left.kind === 'constant') {
    // Only a swapped leaf gets here: the value of the engine's fact is not there, and the other side is read.
    return { ...why, kind: 'refused' }
  }
  const one = plainOperand(left)
  if (!('op' in one)) return one
  const { kind: _, ...finding } = why
  if (right.kind === 'constant') {
    const value = constantText(right, why)
    if (value === undefined) return { ...why, kind: 'refused' }
    note(finding)
    return { ...base, operator, left: one, value }
  }
  const other = plainOperand(right)
  if (!('op' in other)) return other
  note(finding)
  return { ...base, operator, left: one, right: other }
}

/** The engine looks for the letters of `undefined` in a text, where there is nothing to look for. Else no JSON stands for that. */
function constantText({ json }: ConstantOperand, { code }: Fallback): string | undefined {
  return JSON.stringify(json === undefined && code === 'rules-text-in' ? 'undefined' : json)
}

/** The value as the file's numbers and texts have it: an amount in its unit as a number. */
function plainOperand({ expression, unit, text }: ReadOperand): Expression | Fallback {
  const { type } = expression
  const inner = type.kind === 'list' ? type.of : type
  if (isPlain(inner)) return expression
  if (type.kind === 'money' || type.kind === 'quantity') return unit === undefined ? needsUnit(text, type) : inUnit(expression, unit, text)
  const message = `\`${text}\` is ${aType(type)}, and no value of a rule file stands for that`
  return { kind: 'refused', code: 'rules-no-value', message, suggestion: 'map a number, a text, a date or a list of these' }
}

function isPlain(type: ValueType): boolean {
  return isNumeric(type) || isWord(type) || ['bool', 'date', 'instant', 'probability', 'score'].includes(type.kind)
}

function inUnit(expression: Expression, unit: string, text: string): Expression | Fallback {
  const one = readLiteralText(`1 ${unit}`, expression.type)
  if (one.kind === 'refused') return needsUnit(text, expression.type)
  const literal: Expression = { op: 'literal', type: expression.type, value: one.value }
  return { op: 'call', type: { kind: 'number' }, function: 'ratio', args: [expression, literal] }
}
