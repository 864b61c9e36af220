import { Buffer, isUtf8 } from 'node:buffer'
import type { LinesBlock, RefusedLine } from './cut-blocks.ts'
import { MAX_LINE_BYTES, tooLong } from './cut-blocks.ts'

/** One line of a block: its text without the line break, or why it is not read. */
export type Line = TextLine | RefusedLine

interface TextLine {
  readonly kind: 'text'
  readonly text: string
}

const NEWLINE = 10

/**
 * The lines of a block. One line that is not UTF-8 is refused alone. Each is decoded by itself, because a short text stays in the part
 * of memory that is collected cheaply.
 *
 * @example
 * ```ts
 * splitLines({ kind: 'lines', first: 1, count: 2, bytes: new TextEncoder().encode('a\nb') }) // a, b
 * ```
 */
export function splitLines({ bytes }: LinesBlock, maxBytes: number = MAX_LINE_BYTES): readonly Line[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sound = isUtf8(whole)
  const lines: Line[] = []
  let start = 0
  for (let end = whole.indexOf(NEWLINE); end !== -1; end = whole.indexOf(NEWLINE, start)) {
    lines.push(lineOf(whole, start, end, sound, maxBytes))
    start = end + 1
  }
  lines.push(lineOf(whole, start, whole.length, sound, maxBytes))
  return lines
}

function lineOf(whole: Buffer, start: number, end: number, sound: boolean, maxBytes: number): Line {
  if (end - start > maxBytes) return tooLong(maxBytes)
  if (!sound && !isUtf8(whole.subarray(start, end)))
    return { kind: 'refused', code: 'line-not-utf8', message: 'the line is not UTF-8 text' }
  return { kind: 'text', text: whole.toString('utf8', start, end) }
}
