import { Buffer, isUtf8 } from 'node:buffer'

/** Longer lines are refused unread: at most one line and one chunk are in memory. */
const MAX_LINE_BYTES: number = 4 * 1024 * 1024

export type Line = TextLine | RefusedLine

interface TextLine {
  readonly kind: 'text'
  readonly text: string
}

export interface RefusedLine {
  readonly kind: 'refused'
  readonly code: 'line-too-long' | 'line-not-utf8' | 'input-broken-off'
  readonly message: string
}

/** Whole lines that arrived together, and the number of the first, from 1. */
export interface LineBlock {
  readonly first: number
  readonly lines: readonly Line[]
}

/** The bytes of a line that has not ended yet; over the limit they are dropped and only counted. */
interface Unfinished {
  parts: Buffer[]
  bytes: number
}

const NEWLINE = 10

/**
 * Cuts a byte stream into lines in constant memory. The lines of one chunk come together: that is one `await` a chunk, not one a
 * line. An unreadable line is refused and reading goes on; a stream that breaks off ends in a refused line.
 *
 * @example
 * ```ts
 * for await (const { first, lines } of readLines(createReadStream('events.jsonl'))) console.log(first, lines.length)
 * ```
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number = MAX_LINE_BYTES): AsyncGenerator<LineBlock> {
  const unfinished: Unfinished = { parts: [], bytes: 0 }
  let first = 1
  try {
    for await (const chunk of chunks) {
      const lines = endedLines(unfinished, Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), maxBytes)
      if (lines.length > 0) yield { first, lines }
      first += lines.length
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    yield { first, lines: [{ kind: 'refused', code: 'input-broken-off', message: `the input breaks off here: ${why}` }] }
    return
  }
  if (unfinished.bytes > 0) yield { first, lines: finish(unfinished, Buffer.alloc(0), maxBytes) }
}

/** The lines that end in this chunk; what follows the last line break is kept for the next one. */
function endedLines(unfinished: Unfinished, chunk: Buffer, maxBytes: number): readonly Line[] {
  const last = chunk.lastIndexOf(NEWLINE)
  if (last === -1) {
    keep(unfinished, chunk, maxBytes)
    return []
  }
  const lines = finish(unfinished, chunk.subarray(0, last), maxBytes)
  keep(unfinished, chunk.subarray(last + 1), maxBytes)
  return lines
}

function keep(unfinished: Unfinished, bytes: Buffer, maxBytes: number): void {
  unfinished.bytes += bytes.length
  if (unfinished.bytes > maxBytes) unfinished.parts = []
  else if (bytes.length > 0) unfinished.parts.push(bytes)
}

/** Joins what was unfinished with `bytes`, which end at a line break, and starts afresh. */
function finish(unfinished: Unfinished, bytes: Buffer, maxBytes: number): readonly Line[] {
  const { parts, bytes: before } = unfinished
  unfinished.parts = []
  unfinished.bytes = 0
  if (before === 0) return split(bytes, maxBytes)
  if (before <= maxBytes) return split(Buffer.concat([...parts, bytes]), maxBytes)
  const end = bytes.indexOf(NEWLINE)
  return end === -1 ? [tooLong(maxBytes)] : [tooLong(maxBytes), ...split(bytes.subarray(end + 1), maxBytes)]
}

function split(bytes: Buffer, maxBytes: number): readonly Line[] {
  if (!isUtf8(bytes)) return splitBytes(bytes).map(line => readLine(line, maxBytes))
  return bytes
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

function tooLong(maxBytes: number): RefusedLine {
  return { kind: 'refused', code: 'line-too-long', message: `the line is longer than ${maxBytes.toLocaleString('en-US')} bytes` }
}
