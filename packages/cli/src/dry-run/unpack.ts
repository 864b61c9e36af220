import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'

const CHUNK = 256 * 1024

/** The longest of the marks that packed files begin with. */
const MARK_BYTES = 4

/** A stream of the zlib module. */
interface Unpacker extends Transform {
  /** How many packed bytes were used up. */
  readonly bytesWritten: number
}

/**
 * Unpacks gzip and zstd, which are told by their first bytes and not by the name: a pipe has none. Anything else comes as it is.
 *
 * An archive may have several members. One that is damaged, ends too early or is followed by something else throws while it is read;
 * zeros behind gzip fill up a block and mean nothing.
 *
 * @example
 * ```ts
 * for await (const bytes of unpack(createReadStream('events.jsonl.gz').iterator())) console.log(bytes.length)
 * ```
 */
export async function* unpack(chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked(chunks)
  } finally {
    // Who stops reading early leaves no file open.
    await chunks.return?.()
  }
}

async function* unpacked(chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = await takeBytes(chunks, MARK_BYTES)
  const packing = packingOf(head)
  if (packing === undefined) {
    yield* rest(head, chunks)
    return
  }
  while (head.length > 0) {
    if (packingOf(head) !== packing) throw new Error('the archive is followed by something else')
    const left = yield* unpackMember(unpackerOf(packing), head, chunks)
    head = await takeBytes(chunks, MARK_BYTES, packing === 'gzip' ? await skipZeros(left, chunks) : left)
  }
}

type Packing = 'gzip' | 'zstd'

function packingOf(head: Uint8Array): Packing | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return isZstd(head) ? 'zstd' : undefined
}

function unpackerOf(packing: Packing): Unpacker {
  if (packing === 'gzip') return zlib.createGunzip({ chunkSize: CHUNK })
  // Node.js 22.13 and 22.14 have none.
  if (!('createZstdDecompress' in zlib)) throw new Error('it is packed with zstd, which needs Node.js 22.15 or newer')
  return zlib.createZstdDecompress({ chunkSize: CHUNK })
}

/** A frame, or one that is to be skipped, as parallel packers write first (RFC 8878). */
function isZstd([first = 0, second, third, fourth]: Uint8Array): boolean {
  if (first === 0x28) return second === 0xb5 && third === 0x2f && fourth === 0xfd
  return first >> 4 === 5 && second === 0x2a && third === 0x4d && fourth === 0x18
}

/** Unpacks until the unpacker wants no more, or the input ends. Returns what it left of the last chunk: Node would drop it. */
async function* unpackMember(
  unpacker: Unpacker,
  head: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, Uint8Array> {
  const left = feed(unpacker, head, chunks)
  try {
    yield* unpacker
  } finally {
    unpacker.destroy()
  }
  return await left
}

/** Never rejects: what goes wrong is told by the stream. */
async function feed(unpacker: Unpacker, head: Uint8Array, chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  try {
    for (let chunk: Uint8Array | undefined = head; chunk !== undefined; chunk = await nextOf(chunks)) {
      const before = unpacker.bytesWritten
      await write(unpacker, chunk)
      const used = unpacker.bytesWritten - before
      if (used < chunk.length) return chunk.subarray(used)
    }
    unpacker.end()
  } catch (error) {
    unpacker.destroy(error instanceof Error ? error : new Error(String(error)))
  }
  return new Uint8Array()
}

function write(unpacker: Unpacker, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    unpacker.write(chunk, error => (error === null || error === undefined ? resolve() : reject(error)))
  })
}

async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  const next = await chunks.next()
  return next.done === true ? undefined : next.value
}

async function skipZeros(left: Uint8Array, chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  for (let chunk: Uint8Array | undefined = left; chunk !== undefined; chunk = await nextOf(chunks)) {
    const start = chunk.findIndex(byte => byte !== 0)
    if (start !== -1) return chunk.subarray(start)
  }
  return new Uint8Array()
}

/** Fewer only where the input ends. What was taken before is copied: the memory of a chunk may be used again for the next. */
async function takeBytes(chunks: AsyncIterator<Uint8Array>, count: number, taken: Uint8Array = new Uint8Array()): Promise<Uint8Array> {
  if (taken.length >= count) return taken
  let head = Uint8Array.from(taken)
  while (head.length < count) {
    const next = await nextOf(chunks)
    if (next === undefined) break
    head = Buffer.concat([head, next])
  }
  return head
}

async function* rest(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let chunk = await nextOf(chunks); chunk !== undefined; chunk = await nextOf(chunks)) yield chunk
}
