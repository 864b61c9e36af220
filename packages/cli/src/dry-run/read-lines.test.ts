import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutBlocks } from './cut-blocks.ts'
import { readLines } from './read-lines.ts'
import type { Line } from './split-lines.ts'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function collect(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<readonly string[]> {
  const seen: string[] = []
  for await (const block of readLines(chunks, maxBytes)) {
    for (const [index, line] of block.lines.entries()) seen.push(`${block.first + index} ${shown(line)}`)
  }
  return seen
}

const shown = (line: Line): string => (line.kind === 'text' ? line.text : line.code)

test.each([
  { name: 'nothing', given: '', expect: [] },
  { name: 'one line without an end', given: 'a', expect: ['1 a'] },
  { name: 'one line with an end', given: 'a\n', expect: ['1 a'] },
  { name: 'empty lines count', given: 'a\n\n\nb\n', expect: ['1 a', '2 ', '3 ', '4 b'] },
  { name: 'a line at the limit', given: '12345678\nx', expect: ['1 12345678', '2 x'] },
  { name: 'a line above the limit', given: 'a\n123456789\nb', expect: ['1 a', '2 line-too-long', '3 b'] },
  { name: 'the limit is in bytes', given: 'äääää\nää', expect: ['1 line-too-long', '2 ää'] },
  { name: 'a last line above the limit', given: 'a\n1234567890123456789', expect: ['1 a', '2 line-too-long'] },
  { name: 'two lines above the limit', given: '1234567890\n1234567890\nz\n', expect: ['1 line-too-long', '2 line-too-long', '3 z'] },
  { name: 'a lone byte of UTF-8', given: Buffer.from([97, 10, 0xc3, 10, 98]), expect: ['1 a', '2 line-not-utf8', '3 b'] },
])('$name, in chunks of any size', async ({ given, expect: expected }) => {
  const bytes = Buffer.from(given)
  for (const size of [1, 2, 3, 5, 7, 100]) expect(await collect(inChunks(bytes, size), 8)).toEqual(expected)
})

test('a block holds few lines of a large chunk', async () => {
  const bytes = Buffer.from('1\n22\n\n4444444444\n5\n6\n')
  const blocks: string[] = []
  for await (const block of cutBlocks(inChunks(bytes, 100), { blockBytes: 5 })) {
    if (block.kind === 'lines') blocks.push(`${block.first}+${block.count} ${Buffer.from(block.bytes)}`)
  }
  expect(blocks).toEqual(['1+2 1\n22', '3+1 ', '4+2 4444444444\n5', '6+1 6'])
})

test('a stream that breaks off is a refused line, after the lines that came', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a\nb\nhalf')
    throw new Error('unexpected end of file')
  }
  expect(await collect(broken(), 100)).toEqual(['1 a', '2 b', '3 input-broken-off'])
})

test('any text comes back line by line', async () => {
  const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'ß', '数', '🚚', ' '), maxLength: 12 }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const bytes = Buffer.from(`${lines.join('\n')}\n`)
      expect(await collect(inChunks(bytes, size), 1000)).toEqual(lines.map((line, index) => `${index + 1} ${line}`))
    }),
    { numRuns: 200 },
  )
})
