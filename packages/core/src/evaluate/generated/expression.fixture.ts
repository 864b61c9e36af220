import type { Expression, Relation } from '../../policy/expression.ts'
import type { Condition } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'

// Short ways to write typed expressions in tests, as the loader would make them.

const BOOL: ValueType = { kind: 'bool' }
export const TEXT: ValueType = { kind: 'text' }
export const NUMBER: ValueType = { kind: 'number' }
export const MONEY: ValueType = { kind: 'money' }
export const PROBABILITY: ValueType = { kind: 'probability' }
export const idOf = (of: string): ValueType => ({ kind: 'id', of })
export const listOf = (of: ValueType): ValueType => ({ kind: 'list', of })
export const objectOf = (name: string): ValueType => ({ kind: 'object', name })

export const literal = (type: ValueType, value: Json): Expression => ({ op: 'literal', type, value })
export const money = (amount: string, currency = 'EUR'): Expression => literal(MONEY, { amount, currency })
const subject: Expression = { op: 'subject', type: objectOf('order') }
export const field = (of: Expression, name: string, type: ValueType): Expression => ({ op: 'field', type, of, name })
export const order = (name: string, type: ValueType): Expression => field(subject, name, type)
export const fact = (index: number): Expression => ({ op: 'fact', type: objectOf('row'), index })
export const parameter = (name: string, type: ValueType): Expression => ({ op: 'parameter', type, name })
export const stepParam = (name: string, type: ValueType): Expression => ({ op: 'step', type, name })
export const variable = (slot: number, name: string, type: ValueType): Expression => ({ op: 'variable', type, slot, name })
export const site: Expression = { op: 'site', type: idOf('node') }
export const cost: Expression = { op: 'cost', type: MONEY }
export const late = (step: string, name: string, type: ValueType): Expression => ({ op: 'late', type, step, field: name })

export const compare = (left: Expression, relation: Relation, right: Expression): Expression => ({
  op: 'compare',
  type: BOOL,
  relation,
  left,
  right,
})
export const equal = (left: Expression, right: Expression): Expression => compare(left, 'equal', right)
export const not = (of: Expression): Expression => ({ op: 'not', type: BOOL, of })
export const all = (...args: Expression[]): Expression => ({ op: 'and', type: BOOL, args })
export const either = (...args: Expression[]): Expression => ({ op: 'or', type: BOOL, args })
export const truth = (value: boolean): Expression => literal(BOOL, value)

/** A condition; its text is only for people. */
export const when = (expression: Expression, text = 'x'): Condition => ({ text, expression })
