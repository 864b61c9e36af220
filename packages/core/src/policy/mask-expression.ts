import { bareLiteral } from './explain-syntax-error.ts'
import type { Problem } from './syntax.ts'

/** Expression text with `.*.` written as `._.` outside quotes, so that CEL parses it and every position stays. */
export interface Masked {
  readonly text: string
  /** Offsets of the `_` that was a `*`. */
  readonly stars: ReadonlySet<number>
  readonly problem?: Problem
}

/** Texts in quotes, which are passed over; a `.*` before a `.`; a comment; a date. */
const PARTS =
  /'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\[\s\S]|[^'\\])*'?|"(?:\\[\s\S]|[^"\\])*"?|\.\*(?=\.)|\/\/.*|(?<![\w.])\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?/g

/**
 * Prepares text for the CEL parser.
 *
 * A `//` comment is a problem: the parser would drop the rest of the line, and with it a condition. So is a date without quotes,
 * which would be read as a subtraction.
 */
export function maskExpression(text: string): Masked {
  const stars = new Set<number>()
  let masked = ''
  let from = 0
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    const problem = problemOf(part, text, index)
    if (problem !== undefined) return { text, stars, problem }
    if (part !== '.*') continue
    stars.add(index + 1)
    masked += `${text.slice(from, index)}._`
    from = index + 2
  }
  return { text: masked + text.slice(from), stars }
}

function problemOf(part: string, text: string, start: number): Problem | undefined {
  const end = start + part.length
  if (/^\d/.test(part)) return bareLiteral(text, start, end)
  if (!part.startsWith('//')) return undefined
  const suggestion = 'put the comment after `#` on a line of its own above the key'
  return { start, end, code: 'expression-comment', message: 'a `//` comment cuts the expression', suggestion }
}
