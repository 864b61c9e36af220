import { cutBlocks } from './cut-blocks.ts'
import type { Line } from './split-lines.ts'
import { splitLines } from './split-lines.ts'

/** Whole lines that arrived together, and the number of the first, from 1. */
export interface LineBlock {
  readonly first: number
  readonly lines: readonly Line[]
}

/**
 * Reads a byte stream line by line in constant memory. The lines of one chunk come together: that is one `await` a chunk, not one a
 * line. An unreadable line is refused and reading goes on; a stream that breaks off ends in a refused line.
 *
 * @example
 * ```ts
 * for await (const { first, lines } of readLines(createReadStream('events.jsonl'))) console.log(first, lines.length)
 * ```
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes?: number): AsyncGenerator<LineBlock> {
  for await (const block of cutBlocks(chunks, { lineBytes: maxBytes })) {
    yield { first: block.first, lines: block.kind === 'refused' ? [block.line] : splitLines(block, maxBytes) }
  }
}
