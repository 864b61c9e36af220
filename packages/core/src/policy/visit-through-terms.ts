import type { Expression } from './expression.ts'
import { visitExpression } from './expression-parts.ts'
import type { LetModel } from './model.ts'

/** Visits everything that an expression may depend on: its own parts, and those of the terms that it names, each term once. */
export function visitThroughTerms(expressions: readonly Expression[], lets: readonly LetModel[], visit: (part: Expression) => void): void {
  const terms = new Set<number>()
  const step = (part: Expression): void => {
    visit(part)
    if (part.op !== 'let' && part.op !== 'term') return
    const term = terms.has(part.index) ? undefined : lets[part.index]
    terms.add(part.index)
    if (term !== undefined) visitExpression(term.expression, step)
  }
  for (const expression of expressions) visitExpression(expression, step)
}
