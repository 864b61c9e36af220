import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findInputs } from './open-input.ts'

async function textOf(chunks: AsyncIterable<Uint8Array> | undefined): Promise<string> {
  let text = ''
  for await (const chunk of chunks ?? []) text += Buffer.from(chunk).toString()
  return text
}

test.skipIf(process.platform === 'win32')('a named pipe is opened once, by who reads it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-pipe-'))
  try {
    const pipe = join(folder, 'events')
    execFileSync('mkfifo', [pipe])
    // Waits for a reader, and fails where that one goes away again.
    const written = writeFile(pipe, '{}\n')
    const [input] = await findInputs([pipe])
    const read = textOf(input?.open(() => undefined))
    await written
    expect(await read).toBe('{}\n')
    expect(input?.bytes).toBe(undefined)
  } finally {
    await rm(folder, { recursive: true })
  }
})
