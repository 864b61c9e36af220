import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpack } from './unpack.ts'

/** All in the same memory, as files are read. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(size)
  for (let start = 0; start < bytes.length; start += size) {
    const piece = bytes.subarray(start, start + size)
    memory.set(piece)
    yield memory.subarray(0, piece.length)
  }
}

async function unpacked(bytes: Uint8Array, size: number): Promise<string> {
  const got: Uint8Array[] = []
  try {
    for await (const chunk of unpack(inChunks(bytes, size))) got.push(Uint8Array.from(chunk))
  } catch (error) {
    return `${Buffer.concat(got)}!${error instanceof Error ? error.message : String(error)}`
  }
  return Buffer.concat(got).toString()
}

const SIZES = [1, 2, 3, 5, 13, 24, 25, 1000]
const join = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts)
const plain = (text: string): Uint8Array => Buffer.from(text)
const zeros = new Uint8Array(600)
const skipped = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3)
const [gzA, gzB] = [gzipSync('aaa\n'), gzipSync('bbb\n')]
const [zsA, zsB] = [zstdCompressSync('aaa\n'), zstdCompressSync('bbb\n')]

test.each([
  ['nothing', plain(''), ''],
  ['a text shorter than a mark', plain('a'), 'a'],
  ['a text', plain('aaa\nbbb\n'), 'aaa\nbbb\n'],
  ['gzip', gzA, 'aaa\n'],
  ['gzip of two members', join(gzA, gzB), 'aaa\nbbb\n'],
  ['gzip and zeros', join(gzA, zeros), 'aaa\n'],
  ['gzip members with zeros between', join(gzA, zeros, gzB), 'aaa\nbbb\n'],
  ['zstd', zsA, 'aaa\n'],
  ['zstd of two frames', join(zsA, zsB), 'aaa\nbbb\n'],
  ['zstd with frames to skip', join(skipped, zsA, skipped, zsB), 'aaa\nbbb\n'],
])('%s, in chunks of any size', async (_, bytes, expected) => {
  for (const size of SIZES) expect(await unpacked(bytes, size)).toBe(expected)
})

test.each([
  ['gzip that ends too early', gzA.subarray(0, -3)],
  ['a second member that ends too early', join(gzA, gzB).subarray(0, -3)],
  ['a member that hardly begins', join(gzA, gzB).subarray(0, gzA.length + 4)],
  ['gzip with text behind it', join(gzA, plain('{"a":1}\n'))],
  ['gzip with zeros and text behind it', join(gzA, zeros, plain('{"a":1}\n'))],
  ['zstd that ends too early', zsA.subarray(0, -3)],
  ['a second frame that ends too early', join(zsA, zsB).subarray(0, -3)],
  ['zstd and zeros', join(zsA, zeros)],
  ['zstd and then gzip', join(zsA, gzB)],
  ['gzip and then zstd', join(gzA, zsB)],
  ['zstd with text behind it', join(zsA, plain('{"a":1}, more than a mark\n'))],
])('%s says so, in chunks of any size', async (_, bytes) => {
  for (const size of SIZES) {
    expect(await unpacked(bytes, size)).toMatch(
      /!(unexpected end of file|the archive is followed by something else|incorrect header check|Unknown frame descriptor)$/,
    )
  }
})

test.each([
  ['a text', plain('aaa\nbbb\n')],
  ['gzip', join(gzA, gzB)],
  ['zstd', join(zsA, zsB)],
])('%s that nobody reads to its end is let go', async (_, bytes) => {
  let isOpen = true
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* inChunks(bytes, 5)
    } finally {
      isOpen = false
    }
  }
  for await (const _chunk of unpack(chunks())) break
  expect(isOpen).toBe(false)
})

test('what is long comes whole', async () => {
  const long = Buffer.from(Array.from({ length: 400_000 }, (_, index) => `${index * 7919}\n`).join(''))
  expect(await unpacked(join(zstdCompressSync(long), zstdCompressSync(long)), 65_536)).toBe(`${long}${long}`)
  expect(gunzipSync(gzipSync(long)).equals(long)).toBe(true)
  expect(await unpacked(join(gzipSync(long), gzipSync(long)), 65_536)).toBe(`${long}${long}`)
})
