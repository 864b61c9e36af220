import { open } from 'node:fs/promises'

/**
 * The bytes of a regular file, chunk by chunk in the same memory: a chunk is gone when the next is asked for. A stream would leave a
 * long run thousands of buffers to collect.
 */
export async function* readFileChunks(name: string, chunkBytes: number, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const handle = await open(name)
  try {
    const chunk = new Uint8Array(chunkBytes)
    while (true) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(chunk, 0, chunkBytes)
      if (bytesRead === 0) return
      yield chunk.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
