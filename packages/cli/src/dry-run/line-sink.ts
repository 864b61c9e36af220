import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { notWritable } from '../output/write-output.ts'

/** A file that is written block by block; `write` waits where the disk cannot keep up, so that memory stays constant. */
export interface LineSink {
  readonly write: (lines: Uint8Array) => Promise<void>
  readonly close: () => Promise<void>
}

export async function openLineSink(path: string): Promise<LineSink> {
  const stream = createWriteStream(path)
  await once(stream, 'open').catch((cause: unknown) => {
    throw notWritable(path, cause)
  })
  const failed = new Promise<never>((_, reject) => stream.once('error', cause => reject(notWritable(path, cause))))
  // Without a waiter a failure would end the process; the next write or the close tells of it.
  failed.catch(() => undefined)
  return {
    write: async lines => {
      if (lines.length > 0 && !stream.write(lines)) await Promise.race([once(stream, 'drain'), failed])
    },
    close: async () => {
      stream.end()
      await Promise.race([once(stream, 'close'), failed])
    },
  }
}
