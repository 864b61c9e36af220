import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import { shortened } from '../literal-text.ts'
import type { Binding, Scope } from '../scope.ts'
import type { Problem, Span, Syntax } from '../syntax.ts'

/** What the checks of the parts of one expression share. */
export interface Checking {
  readonly scope: Scope
  /** The text that spans point into. */
  readonly source: string
  /** In a value slot the `map` macro and map literals are allowed. */
  readonly slot: 'expression' | 'value'
  /** Variables bound by the quantifiers around. */
  readonly variables: ReadonlyMap<string, Expression>
  /** How many quantifiers are around. */
  readonly nesting: number
  /** Where an expression stands; for messages about it. */
  readonly spans: WeakMap<Expression, Span>
  readonly problem: (problem: Problem) => void
  /** Checks any part; here so that the files of the checker need not know each other. */
  readonly check: (syntax: Syntax, checking: Checking) => Checked | undefined
}

/** A typed part; types carry the fields of their objects until the whole expression is done. */
export interface Checked extends Omit<Binding, 'expression'> {
  readonly expression: Expression
}

export const BOOL: ValueType = { kind: 'bool' }

/** Reports a problem; the part then has no meaning, and what is around it says nothing more. */
export function refuse(checking: Checking, span: Span, code: string, message: string, suggestion?: string): undefined {
  checking.problem({ start: span.start, end: span.end, code, message, ...(suggestion === undefined ? {} : { suggestion }) })
}

export function checkPart(syntax: Syntax, checking: Checking): Expression | undefined {
  return checking.check(syntax, checking)?.expression
}

/** All parts, so that each problem is reported; `undefined` if one has any. */
export function checkParts(parts: readonly Syntax[], checking: Checking): readonly Expression[] | undefined {
  const checked = parts.map(part => checkPart(part, checking))
  return checked.every(part => part !== undefined) ? checked : undefined
}

export function spanOf(expression: Expression, checking: Checking): Span {
  return checking.spans.get(expression) ?? { start: 0, end: checking.source.length }
}

/** The part as written, for a message. */
export function written(part: Expression | Span, checking: Checking): string {
  const span = 'op' in part ? spanOf(part, checking) : part
  return `\`${shortened(checking.source.slice(span.start, span.end))}\``
}
