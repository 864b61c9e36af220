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
 * The lines of a block. One line that is not UTF-8 is refused alone.
 *
 * @example
 * ```ts
 * splitLines({ kind: 'lines', first: 1, count: 2, bytes: new TextEncoder().encode('a\nb') }) // a, b
 * ```
 */
export function splitLines({ bytes }: LinesBlock, maxBytes: number = MAX_LINE_BYTES): readonly Line[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isUtf8(whole)) return splitBytes(whole).map(line => readLine(line, maxBytes))
  return whole
    .toString()
    .split('\n')
    .map(text => (isTooLong(text, maxBytes) ? tooLong(maxBytes) : { kind: 'text', text }))
}

function splitBytes(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return [...lines, bytes.subarray(start)]
}

function readLine(bytes: Buffer, maxBytes: number): Line {
  if (bytes.length > maxBytes) return tooLong(maxBytes)
  return isUtf8(bytes)
    ? { kind: 'text', text: bytes.toString() }
    : { kind: 'refused', code: 'line-not-utf8', message: 'the line is not UTF-8 text' }
}

/** A UTF-16 unit is at most three bytes of UTF-8, so nearly every line is measured without being encoded again. */
function isTooLong(text: string, maxBytes: number): boolean {
  return text.length > maxBytes || (text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes)
}
