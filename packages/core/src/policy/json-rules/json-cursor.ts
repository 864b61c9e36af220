import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'
import type { TextPlaces } from '../yaml/text-places.ts'

/** One reading of a JSON text from left to right. `stopped`: a mistake made the rest unreadable. */
export interface JsonCursor {
  readonly places: TextPlaces
  readonly report: Report
  offset: number
  nodes: number
  stopped: boolean
}

/** Reports a mistake behind which nothing can be read. */
export function stop(cursor: JsonCursor, code: string, message: string, start: number, end: number, suggestion?: string): undefined {
  if (!cursor.stopped) complain(cursor, code, message, start, end, suggestion)
  cursor.stopped = true
}

/** Reports a mistake that reading goes on behind. */
export function complain(cursor: JsonCursor, code: string, message: string, start: number, end: number, suggestion?: string): void {
  const at: At = cursor.places.at(start, Math.min(Math.max(end, start + 1), Math.max(cursor.places.text.length, start)))
  cursor.report({ code, severity: 'error', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** The next character that is no blank. Comments are a mistake, and passed over. */
export function next(cursor: JsonCursor): string {
  const { text } = cursor.places
  for (;;) {
    while (BLANKS.has(text.charCodeAt(cursor.offset))) cursor.offset += 1
    const character = text[cursor.offset] ?? ''
    const end = character === '/' ? commentEnd(text, cursor.offset) : undefined
    if (end === undefined) return character
    complain(cursor, 'json-syntax', 'JSON has no comments', cursor.offset, cursor.offset + 2, 'remove the comment')
    cursor.offset = end
  }
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])

function commentEnd(text: string, start: number): number | undefined {
  if (text.startsWith('//', start)) return endOr(text.indexOf('\n', start), text.length)
  if (text.startsWith('/*', start)) return endOr(text.indexOf('*/', start + 2) + 2, text.length)
  return undefined
}

function endOr(found: number, otherwise: number): number {
  return found < 2 ? otherwise : found
}

/** What stands at the cursor, for a message. */
export function found(cursor: JsonCursor): string {
  const text = /^[\w.+-]+|^[\s\S]/u.exec(cursor.places.text.slice(cursor.offset, cursor.offset + 20))?.[0]
  return text === undefined ? 'the file ends' : `found \`${text}\``
}
