import { Buffer } from 'node:buffer'

/** Longer lines are refused unread: at most one line and one chunk are in memory. */
export const MAX_LINE_BYTES: number = 4 * 1024 * 1024

/** How much of the input a block holds, but for a line that is longer. */
export const BLOCK_BYTES: number = 128 * 1024

/** A line that is not read, whatever is in it. */
export interface RefusedLine {
  readonly kind: 'refused'
  readonly code: 'line-too-long' | 'line-not-utf8' | 'input-broken-off'
  readonly message: string
}

/** Lines that arrived together; `first` is the number of the first one, from 1. */
export type Block = LinesBlock | RefusedBlock

/** `bytes` are whole lines, without the last line break, and theirs alone: they can be handed to a thread. */
export interface LinesBlock {
  readonly kind: 'lines'
  readonly first: number
  readonly count: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

interface RefusedBlock {
  readonly kind: 'refused'
  readonly first: number
  readonly count: 1
  readonly line: RefusedLine
}

/** The bytes of a line that has not ended yet; over the limit they are dropped and only counted. */
interface Unfinished {
  parts: Uint8Array[]
  bytes: number
}

const NEWLINE = 10

export interface BlockLimits {
  readonly lineBytes?: number | undefined
  readonly blockBytes?: number
}

/**
 * Cuts a byte stream into blocks of whole lines in constant memory. What has come is handed on, however little. A stream that breaks
 * off ends in a refused line; what had come of the line before is dropped.
 *
 * @example
 * ```ts
 * for await (const { first, count } of cutBlocks(createReadStream('events.jsonl'))) console.log(first, count)
 * ```
 */
export async function* cutBlocks(
  chunks: AsyncIterable<Uint8Array>,
  { lineBytes: maxBytes = MAX_LINE_BYTES, blockBytes = BLOCK_BYTES }: BlockLimits = {},
): AsyncGenerator<Block> {
  const unfinished: Unfinished = { parts: [], bytes: 0 }
  let first = 1
  try {
    for await (const chunk of chunks) {
      for (const piece of pieces(chunk, blockBytes)) {
        for (const block of endedLines(unfinished, piece, first, maxBytes)) {
          yield block
          first = block.first + block.count
        }
      }
    }
  } catch (error) {
    yield refused(first, { kind: 'refused', code: 'input-broken-off', message: `the input breaks off here: ${said(error)}` })
    return
  }
  if (unfinished.bytes > maxBytes) yield refused(first, tooLong(maxBytes))
  else if (unfinished.bytes > 0) yield linesBlock(first, [...unfinished.parts])
}

export function tooLong(maxBytes: number): RefusedLine {
  return { kind: 'refused', code: 'line-too-long', message: `the line is longer than ${maxBytes.toLocaleString('en-US')} bytes` }
}

function* pieces(chunk: Uint8Array, bytes: number): Generator<Uint8Array> {
  for (let start = 0; start < chunk.length; start += bytes) yield chunk.subarray(start, start + bytes)
}

/** The lines that end in this chunk; what follows its last line break is kept for the next one. */
function endedLines(unfinished: Unfinished, chunk: Uint8Array, first: number, maxBytes: number): readonly Block[] {
  const last = chunk.lastIndexOf(NEWLINE)
  if (last === -1) {
    keep(unfinished, chunk, maxBytes)
    return []
  }
  const blocks = ended(unfinished, chunk.subarray(0, last), first, maxBytes)
  unfinished.parts = []
  unfinished.bytes = 0
  keep(unfinished, chunk.subarray(last + 1), maxBytes)
  return blocks
}

function keep(unfinished: Unfinished, bytes: Uint8Array, maxBytes: number): void {
  unfinished.bytes += bytes.length
  if (unfinished.bytes > maxBytes) unfinished.parts = []
  // A copy: whose stream this is may fill the chunk again.
  else if (bytes.length > 0) unfinished.parts.push(Uint8Array.from(bytes))
}

/** `bytes` end at a line break; their first line began in what is unfinished. */
function ended({ parts, bytes: before }: Unfinished, bytes: Uint8Array, first: number, maxBytes: number): readonly Block[] {
  if (before <= maxBytes) return [linesBlock(first, [...parts, bytes])]
  const end = bytes.indexOf(NEWLINE)
  const long = refused(first, tooLong(maxBytes))
  return end === -1 ? [long] : [long, linesBlock(first + 1, [bytes.subarray(end + 1)])]
}

function linesBlock(first: number, parts: readonly Uint8Array[]): LinesBlock {
  const bytes = joined(parts)
  return { kind: 'lines', first, count: breaksIn(bytes) + 1, bytes }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function breaksIn(bytes: Uint8Array<ArrayBuffer>): number {
  const text = Buffer.from(bytes.buffer)
  let count = 0
  for (let at = text.indexOf(NEWLINE); at !== -1; at = text.indexOf(NEWLINE, at + 1)) count += 1
  return count
}

function refused(first: number, line: RefusedLine): Block {
  return { kind: 'refused', first, count: 1, line }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
