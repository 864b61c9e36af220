import type { Problem, Span } from './syntax.ts'

/** Where the CEL parser stopped, by its own code. */
export interface SyntaxFailure extends Span {
  readonly code: string
}

type Explanation = Pick<Problem, 'code' | 'message' | 'suggestion'> & Partial<Span>

/** Says in the analyst's words why the parser stopped: most often YAML or spreadsheet habits rather than CEL. */
export function explainSyntaxError(source: string, failure: SyntaxFailure): Problem {
  const start = Math.min(failure.start, source.length)
  const end = Math.max(start, Math.min(failure.end, source.length))
  const explanation = byCode(failure.code, source.slice(start, end)) ?? byText(source, start, end)
  return { start, end, ...explanation }
}

function byCode(code: string, found: string): Explanation | undefined {
  switch (code) {
    case 'limit_exceeded': {
      const message = 'the expression is too large: at most 1,000 parts, 32 levels, 256 list elements, 16 arguments'
      return { code: 'expression-too-complex', message, suggestion: 'give a part of it a name under `let`' }
    }
    case 'reserved_identifier':
      return { code: 'expression-reserved-word', message: `\`${found}\` is a reserved word and cannot be a name` }
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return { code: 'expression-syntax', message: 'a text in quotes is not closed' }
    case 'invalid_macro_argument': {
      const message = `\`${found}\` cannot stand here`
      return {
        code: 'expression-syntax',
        message,
        suggestion: 'the first argument names the element: `lines.all(l, l.open)`; `has` takes a path',
      }
    }
    case 'unexpected_character':
    case 'unexpected_token':
    case 'expected_token':
      return undefined
    default:
      return { code: 'expression-syntax', message: `\`${found}\` cannot be read` }
  }
}

function byText(source: string, start: number, end: number): Explanation {
  const found = source.slice(start, end)
  const before = source.slice(0, start).trimEnd()
  const literal = unquotedLiteral(source, start) ?? unquotedLiteral(source, before.length)
  if (literal !== undefined) return literal
  if (/^[^\S \t\r\n]/.test(found)) return { code: 'odd-blank', message: 'a no-break space stands here, and only plain blanks separate' }
  if (found.trim() === '') return endsEarly(before)
  const habit = HABITS.find(({ before: tail, found: head }) => head.test(source.slice(start)) && tail.test(before))
  const message = `\`${firstOf(found)}\` was not expected here`
  return { code: 'expression-syntax', message, ...(habit === undefined ? {} : { suggestion: habit.suggestion }) }
}

function endsEarly(before: string): Explanation {
  const suggestion = /\.\*\.?$/.test(before) ? 'after `.*` comes the field to collect: `order.lines.*.itemId`' : undefined
  return { code: 'expression-syntax', message: 'the expression ends too early', ...(suggestion === undefined ? {} : { suggestion }) }
}

/** `250 EUR`, `4h`, `95%` written bare, around the offset where reading stopped. */
function unquotedLiteral(source: string, at: number): Explanation | undefined {
  for (const { index, 0: text } of source.matchAll(BARE_LITERAL)) {
    const end = index + text.length
    if (at < index || at > end) continue
    return bareLiteral(source, index, end)
  }
  return undefined
}

/** A constant that only quotes keep together. */
export function bareLiteral(source: string, start: number, end: number): Problem {
  const text = source.slice(start, end)
  const message = `\`${text}\` stands in quotes inside an expression`
  return { code: 'expression-literal', message, suggestion: `write \`'${text}'\``, start, end }
}

/** A number with a unit, a rate, a percent sign or a span of time glued to it, perhaps with separators for thousands. */
const BARE_LITERAL = /(?<![\w.'"])\d+(?:,\d{3})*(?:\.\d+)?(?: ?%|(?:ms|[smhd])(?![\w])| [A-Z][A-Z0-9]{1,2}(?:\/[A-Z0-9]{1,3})?(?!\w))/g

const ANY = /(?:)/

/** What people write who come from somewhere else, by what stands before and at the place where reading stopped. */
const HABITS: readonly { readonly before: RegExp; readonly found: RegExp; readonly suggestion: string }[] = [
  { before: /=$/, found: /^=/, suggestion: 'compare with `==`' },
  { before: /<$/, found: /^>/, suggestion: 'compare with `!=`' },
  { before: ANY, found: /^=/, suggestion: 'compare with `==`' },
  { before: ANY, found: /^&/, suggestion: 'join conditions with `&&`' },
  { before: ANY, found: /^\|/, suggestion: 'join conditions with `||`' },
  { before: ANY, found: /^and\b/i, suggestion: 'join conditions with `&&`' },
  { before: ANY, found: /^or\b/i, suggestion: 'join conditions with `||`' },
  { before: /\bnot$/i, found: ANY, suggestion: 'negate with `!`' },
  { before: ANY, found: /^\$/, suggestion: 'a parameter inside an expression is `param.name`' },
  { before: /\d$/, found: /^,/, suggestion: 'numbers are written without separators for thousands' },
  { before: ANY, found: /^[\u2018\u2019\u201c\u201d`]/, suggestion: 'use straight quotes' },
  { before: /\.$/, found: /^\*/, suggestion: 'after `.*` comes the field to collect: `order.lines.*.itemId`' },
]

function firstOf(found: string): string {
  return found.length > 40 ? `${found.slice(0, 40)}…` : found
}
