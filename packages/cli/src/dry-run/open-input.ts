import { createReadStream } from 'node:fs'
import { access, constants, open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { addAbortSignal } from 'node:stream'
import { UsageError } from '../usage-error.ts'
import { readFileChunks } from './read-file.ts'
import { unpack } from './unpack.ts'

/** The name by which a command line means its standard input. */
export const STDIN = '-'

/** A stream of recorded lines. `bytes` is how many it has on disk, for progress; unknown for a pipe. */
export interface Input {
  readonly name: string
  readonly bytes: number | undefined
  /** Unpacked content; `onRead` hears of every chunk as it comes from the disk, packed. Aborted, the stream breaks off. */
  readonly open: (onRead: (bytes: number) => void, signal?: AbortSignal) => AsyncIterable<Uint8Array>
}

/** Between two chunks the process can listen: to Ctrl-C, to the terminal. */
const CHUNK = 256 * 1024

/** Looks at every input before the first is read: a mistyped name should not show after an hour. */
export async function findInputs(names: readonly string[]): Promise<readonly Input[]> {
  return await Promise.all(names.map(name => (name === STDIN ? standardInput() : file(name))))
}

function standardInput(): Input {
  return { name: '<stdin>', bytes: undefined, open: (onRead, signal) => unpack(counted(stoppable(process.stdin, signal), onRead)) }
}

async function file(name: string): Promise<Input> {
  const found = await stat(name).catch(() => undefined)
  if (found === undefined) throw new UsageError(`there is no file \`${name}\``)
  if (found.isDirectory()) throw new UsageError(`\`${name}\` is a folder, not a file of recorded lines`)
  if (name.endsWith('.cassette.json')) throw new UsageError(`\`${name}\` is a cassette, which has answers and no recorded lines`)
  // A pipe is not opened to try it: whoever writes into it would lose the reader that it waited for.
  await (found.isFile() ? tryToOpen(name) : access(name, constants.R_OK)).catch((cause: unknown) => {
    throw new UsageError(`\`${name}\` cannot be read`, { cause })
  })
  if (found.isFile())
    return { name, bytes: found.size, open: (onRead, signal) => unpack(counted(readFileChunks(name, CHUNK, signal), onRead)) }
  // A named pipe is waited for: its stream can be stopped, a read of it cannot.
  const stream = (): Readable => createReadStream(name, { highWaterMark: CHUNK })
  return { name, bytes: undefined, open: (onRead, signal) => unpack(counted(stoppable(stream(), signal), onRead)) }
}

async function tryToOpen(name: string): Promise<void> {
  const handle = await open(name)
  await handle.close()
}

function stoppable(stream: Readable, signal: AbortSignal | undefined): Readable {
  return signal === undefined ? stream : addAbortSignal(signal, stream)
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onRead(chunk.length)
    yield chunk
  }
}
