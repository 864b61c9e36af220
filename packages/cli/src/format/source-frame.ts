import type { At } from '@countersign/core'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'

/**
 * The source line of a place with a caret line under it. A line longer than the paper is cut to a window around the caret.
 * Nothing where the file has no such line (a defect elsewhere must not hide the issue itself).
 */
export function sourceFrame(at: At, source: string | undefined, paper: Paper): readonly string[] {
  const line = source === undefined ? undefined : lineOf(source, at.line)
  if (line === undefined) return []
  const gutter = String(at.line)
  const room = Math.max(20, paper.columns - gutter.length - 6)
  const start = Math.min(Math.max(at.column - 1, 0), line.length)
  const end = at.endLine === at.line ? Math.min(Math.max(at.endColumn - 1, start + 1), Math.max(line.length, start + 1)) : line.length
  const from = start < room ? 0 : start - Math.floor(room / 2)
  const shown = plainText(line.slice(from, from + room))
  const carets = '^'.repeat(Math.max(1, Math.min(end - start, room - (start - from))))
  const { dim, red } = paper.colours
  return [`${dim(`${gutter} │`)} ${shown}`, `${dim(`${' '.repeat(gutter.length)} │`)} ${' '.repeat(start - from)}${red(carets)}`]
}

/** Walks to the line instead of splitting the whole file: a file may have 100 issues. */
function lineOf(source: string, number: number): string | undefined {
  let start = 0
  for (let line = 1; line < number; line += 1) {
    const next = source.indexOf('\n', start)
    if (next === -1) return undefined
    start = next + 1
  }
  const end = source.indexOf('\n', start)
  return source.slice(start, end === -1 ? undefined : end).replace(/\r$/, '')
}
