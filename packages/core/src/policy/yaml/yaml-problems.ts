import type { Document, YAMLError } from 'yaml'
import type { Issue } from '../issue.ts'
import { quoted } from './quoted.ts'
import type { TextPlaces } from './text-places.ts'

/** Errors behind the first few are mostly their consequences. */
const MOST_PROBLEMS = 20

/**
 * What the YAML parser complains about, warnings too: a lost tag loses a condition with only a warning. Unknown tags are left to the
 * walk over the tree, which can say what was meant.
 */
export function yamlProblems(document: Document.Parsed, places: TextPlaces): readonly Issue[] {
  const found: readonly YAMLError[] = [...document.errors, ...document.warnings.filter(warning => warning.code !== 'TAG_RESOLVE_FAILED')]
  const issues: Issue[] = []
  const lines = new Set<number>()
  for (const problem of [...found].sort((a, b) => a.pos[0] - b.pos[0])) {
    const issue = problemIssue(problem, places)
    if (lines.has(issue.at.line)) continue
    lines.add(issue.at.line)
    issues.push(issue)
    if (issues.length === MOST_PROBLEMS) break
  }
  return issues
}

function problemIssue(problem: YAMLError, places: TextPlaces): Issue {
  const [start, end] = problem.pos
  if (problem.code === 'MULTIPLE_DOCS') {
    return { code: 'yaml-several-documents', severity: 'error', message: 'a file holds one document', at: places.at(start, end) }
  }
  const message = problem.message.charAt(0).toLowerCase() + problem.message.slice(1)
  const issue: Issue = { code: 'yaml-syntax', severity: 'error', message, at: places.at(start, Math.max(end, start + 1)) }
  const value = MEANT_AS_TEXT.has(problem.code) ? valueOnLine(places, start) : undefined
  if (value === undefined) return { ...issue, suggestion: 'put expressions in quotes, or after `|`' }
  const fix = quoted(value.text)
  return { ...issue, at: places.at(value.start, value.start + value.text.length), suggestion: `write \`${fix}\``, fix }
}

const MEANT_AS_TEXT: ReadonlySet<string> = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN'])

/** The value of `key: value` on the line of `offset`, if it looks like an expression rather than like a map or list. */
function valueOnLine(places: TextPlaces, offset: number): { readonly text: string; readonly start: number } | undefined {
  const lineStart = places.lineStart(offset)
  const line = places.text.slice(lineStart, places.lineEnd(offset))
  const found = /^(\s*(?:- )*[^\s:#'"{[]+:[ \t]+)(\S.*)$/.exec(line)
  if (found === null) return undefined
  const [, head = '', rest = ''] = found
  const text = rest.replace(/\s+#.*$/, '').trimEnd()
  if (/^[{[|>]/.test(text) || !/[?!<>=&|%*@`"']/.test(text)) return undefined
  return { text, start: lineStart + head.length }
}
