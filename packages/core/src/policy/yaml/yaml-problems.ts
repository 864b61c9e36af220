import type { Document, YAMLError } from 'yaml'
import type { At, Issue } from '../issue.ts'
import type { MeantText } from './meant-text.ts'
import { meantText } from './meant-text.ts'
import { quoted } from './quoted.ts'
import { cutInBraces } from './scalar-traps.ts'
import { syntaxMessage } from './syntax-message.ts'
import type { TextPlaces } from './text-places.ts'
import { slipOnLine } from './typing-slips.ts'

/** Errors behind the first few are mostly their consequences. */
const MOST_PROBLEMS = 20

/**
 * What the YAML parser complains about, warnings too: a lost tag loses a condition with only a warning. Unknown tags are left to the
 * walk over the tree, which can say what was meant. Once brackets do not close, everything behind is a consequence.
 */
export function yamlProblems(document: Document.Parsed, places: TextPlaces): readonly Issue[] {
  const found: readonly YAMLError[] = [...document.errors, ...document.warnings.filter(warning => warning.code !== 'TAG_RESOLVE_FAILED')]
  const issues: Issue[] = []
  const lines = new Set<number>()
  for (const problem of [...found].sort((a, b) => a.pos[0] - b.pos[0])) {
    // Of thousands of problems on one line only the first is looked at: each looks at the whole line.
    const { line } = places.at(problem.pos[0], problem.pos[0])
    if (lines.has(line)) continue
    lines.add(line)
    const slip = slipOnLine(places, problem.pos[0])
    issues.push(slip ?? problemIssue(problem, places))
    if (slip !== undefined || issues.at(-1)?.message === UNCLOSED || issues.length === MOST_PROBLEMS || isDerailed(problem)) break
  }
  return issues
}

const UNCLOSED = 'the quote that opens here is never closed'

function unclosed(at: At): Issue {
  return { code: 'yaml-syntax', severity: 'error', message: UNCLOSED, at }
}

/** A quote that stays open takes in what follows. */
function opensOnly(text: string): boolean {
  const [, quote, rest = ''] = /^(['"])(.*)$/.exec(text) ?? []
  return quote !== undefined && !rest.includes(quote)
}

function isDerailed({ code, message }: YAMLError): boolean {
  return code === 'BAD_INDENT' || code === 'MISSING_CHAR' || message.includes('in YAML stream')
}

function problemIssue(problem: YAMLError, places: TextPlaces): Issue {
  const [start] = problem.pos
  if (problem.code === 'MULTIPLE_DOCS') {
    return { code: 'yaml-several-documents', severity: 'error', message: 'a file holds one document', at: places.at(start, start + 3) }
  }
  const cut = problem.code === 'BAD_INDENT' ? cutInBraces(places, start) : undefined
  if (cut !== undefined) return cut
  const open = problem.code === 'MISSING_CHAR' ? openQuote(places.text, start) : undefined
  const meant = MEANT_AS_TEXT.has(problem.code) ? meantText(places, start) : undefined
  const at = placeOf(places, meant, open, problem.pos)
  if (meant !== undefined && opensOnly(meant.text)) return unclosed(places.at(meant.start, meant.start + 1))
  return { code: 'yaml-syntax', severity: 'error', message: syntaxMessage(problem, places.text), at, ...remedy(problem, meant, at) }
}

const MEANT_AS_TEXT: ReadonlySet<string> = new Set([
  ...['BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN', 'MISSING_CHAR'],
])

function placeOf(places: TextPlaces, meant: MeantText | undefined, open: number | undefined, [start, end]: YAMLError['pos']): At {
  if (open !== undefined) return places.at(open, open + 1)
  if (meant !== undefined) return places.at(meant.start, meant.start + meant.text.length)
  return places.at(start, Math.max(end, start + 1))
}

/** The first quote in front of `end` that begins a value and does not close on its line. */
function openQuote(text: string, end: number): number | undefined {
  const found = /(?:^|[:,{[-][ \t]+)(["'])(?:(?!\1).)*$/m.exec(text.slice(0, end))
  return found === null ? undefined : found.index + found[0].indexOf(found[1] ?? '')
}

/** Quotes mend an expression or a text with a colon; a value that only has something behind it is left to its author. */
function remedy({ code }: YAMLError, meant: MeantText | undefined, at: At): Pick<Issue, 'suggestion' | 'fix'> {
  if (meant === undefined || at.line !== at.endLine) {
    return MEANT_AS_TEXT.has(code) ? { suggestion: 'put expressions in quotes, or after `|`' } : {}
  }
  const [, quote, inner = ''] = /^(['"])(.*)\1$/.exec(meant.text) ?? []
  const wrapped = quote === undefined ? 'no' : wrapping(meant.text, quote)
  if (wrapped === 'perhaps') return { suggestion: 'put the whole in single quotes, or after `|`' }
  const isText = wrapped === 'yes' || (quote !== undefined && !/[=<>&|?]| in /.test(inner))
  if (!isText && !/[?!<>=&|%*@`"'[(]|: /.test(meant.text)) return {}
  const fix = quoted(isText ? inner : meant.text)
  return { suggestion: `write \`${fix}\``, fix }
}

/**
 * Whether the outer quotes of a text with quotes inside keep it together, as in `"a == "b""`, or belong to texts at its ends, as in
 * `"a" == b || c == "d"`: quotes stand close to a text, and a blank or nothing stands between an expression and them.
 */
function wrapping(text: string, quote: string): 'yes' | 'no' | 'perhaps' {
  const parts = text.split(quote).slice(1, -1)
  if (parts.length < 3) return 'no'
  const isOpen = (part: string): boolean => part === '' || /^\s|\s$/.test(part)
  const outside = parts.filter((_, index) => index % 2 === 0)
  const inside = parts.filter((_, index) => index % 2 === 1)
  if (outside.some(isOpen) === inside.some(isOpen)) return 'perhaps'
  return outside.some(isOpen) ? 'yes' : 'no'
}
