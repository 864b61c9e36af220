import { newChecking } from '../check/check-expression.ts'
import type { Checking } from '../check/checking.ts'
import type { Expression } from '../expression.ts'
import { reporting } from '../expression-text.ts'
import type { At } from '../issue.ts'
import type { Span } from '../syntax.ts'
import type { Form } from './form.ts'

/** A part of a comparison that was written somewhere in the document. */
export interface Piece {
  readonly expression: Expression
  readonly text: string
  readonly at: At
}

/** A checking for parts that stand apart in the document; a problem is placed where its first part stands. */
export function composed(pieces: readonly Piece[], form: Form): Checking & { readonly whole: Span } {
  const placed: (Span & { readonly at: At })[] = []
  let source = ''
  for (const { text, at } of pieces) {
    placed.push({ start: source.length, end: source.length + text.length, at })
    source += `${text} `
  }
  const first = placed[0]?.at
  const place = ({ start }: Span) => placed.find(({ end }) => start < end)?.at ?? first ?? NOWHERE
  const checking = newChecking(form.scope, source, 'expression', reporting(place, form.report))
  for (const [index, { expression }] of pieces.entries()) {
    const span = placed[index]
    if (span !== undefined) checking.spans.set(expression, span)
  }
  return { ...checking, nesting: form.nesting, whole: { start: 0, end: source.length } }
}

const NOWHERE: At = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }
