import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { ValueType } from '../../values/value-type.ts'
import { operandsOf } from './operands-of.ts'
import { pathText } from './path-text.ts'

/** A path that an expression reads, and the part of it that reads there. */
export interface Read {
  readonly path: string
  readonly expression: Expression
  /** The value comes from a `pii` field, perhaps through a `let`: reasons mask it. */
  readonly pii: boolean
}

interface PolicyContext {
  readonly policy: PolicyModel
}

/**
 * The values that a reason shows for an expression: its widest paths that yield one value and not a list, map or object. What is
 * read of each element of a list has many values and is left out. In the order of the text, each path once.
 */
export function readsOf(expression: Expression, { policy }: PolicyContext): readonly Read[] {
  const reads = new Map<string, Read>()
  collect(expression, policy, [], reads)
  return [...reads.values()]
}

function collect(expression: Expression, policy: PolicyModel, bound: readonly number[], reads: Map<string, Read>): void {
  const path = isShown(expression) && !mentions(expression, bound) ? pathText(expression, policy) : undefined
  if (path !== undefined) {
    if (!reads.has(path)) reads.set(path, { path, expression, pii: isPii(expression, policy) })
    return
  }
  const inner = isQuantifier(expression) ? [...bound, expression.slot] : bound
  for (const operand of operandsOf(expression)) collect(operand, policy, inner, reads)
}

/** A call is a value that was computed: its arguments are what was read. */
function isShown({ op, type }: Expression): boolean {
  return op !== 'call' && isSingle(type)
}

function isSingle({ kind }: ValueType): boolean {
  return kind !== 'list' && kind !== 'map' && kind !== 'object'
}

function mentions(expression: Expression, slots: readonly number[]): boolean {
  if (slots.length === 0) return false
  if (expression.op === 'variable') return slots.includes(expression.slot)
  return operandsOf(expression).some(operand => mentions(operand, slots))
}

type Quantifier = Extract<Expression, { readonly op: 'all' | 'exists' | 'exists-one' | 'filter' | 'map' }>

function isQuantifier(expression: Expression): expression is Quantifier {
  return 'body' in expression
}

/** A truth value or a count that was derived from personal data names nobody. */
function isPii(expression: Expression, policy: PolicyModel): boolean {
  return expression.type.kind !== 'bool' && expression.type.kind !== 'count' && readsPii(expression, policy)
}

/** INVARIANT: a term reads only terms before it, so `below` ends the search also in a model made by hand. */
function readsPii(expression: Expression, policy: PolicyModel, below: number = policy.lets.length): boolean {
  if (expression.op === 'field' && expression.pii === true) return true
  if ((expression.op === 'let' || expression.op === 'term') && expression.index < below) {
    const body = policy.lets[expression.index]?.expression
    if (body !== undefined && readsPii(body, policy, expression.index)) return true
  }
  return operandsOf(expression).some(operand => readsPii(operand, policy, below))
}
