import type { At, Issue } from '@countersign/core'

export interface Fixed {
  readonly text: string
  readonly applied: number
}

interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Replaces what issues of one file offer to fix, from the end of the file to its start, so that earlier places stay where they are.
 * Of two replacements that touch, only the later one is made: the next check sees the other again, at its new place.
 */
export function applyFixes(text: string, issues: readonly Issue[]): Fixed {
  const lines = lineStarts(text)
  const replacements = issues.flatMap(issue => (issue.fix === undefined ? [] : replacement(issue.at, issue.fix, text, lines)))
  let fixed = text
  let applied = 0
  let untouched = text.length + 1
  for (const { start, end, text: inserted } of replacements.toSorted((a, b) => b.start - a.start || b.end - a.end)) {
    if (end >= untouched) continue
    fixed = fixed.slice(0, start) + inserted + fixed.slice(end)
    untouched = start
    applied += 1
  }
  return { text: fixed, applied }
}

/** A place outside the text, or one that ends before it starts, is not touched: the file is not the one that was checked. */
function replacement(at: At, text: string, source: string, lines: readonly number[]): readonly Replacement[] {
  const start = offsetOf(at.line, at.column, source, lines)
  const end = offsetOf(at.endLine, at.endColumn, source, lines)
  return start === undefined || end === undefined || end < start ? [] : [{ start, end, text }]
}

function offsetOf(line: number, column: number, source: string, lines: readonly number[]): number | undefined {
  const start = lines[line - 1]
  const next = lines[line] ?? source.length + 1
  if (start === undefined || column < 1 || start + column - 1 >= next) return undefined
  return start + column - 1
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
