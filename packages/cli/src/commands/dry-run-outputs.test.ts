import { spawnSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const BIN = fileURLToPath(new URL('../bin.ts', import.meta.url))

/** As a shell does it: `dry-run - --out <path> < <path>`, or with `> <path>`. */
test.each([
  ['r', 0, 'is the standard input'],
  ['a', 1, 'is where the summary is printed'],
] as const)('a file that is a standard stream (%s) is not written over', async (flags, stream, says) => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-streams-'))
  const path = join(folder, 'events.jsonl')
  await writeFile(path, '{}\n')
  const handle = await open(path, flags)
  try {
    const stdio = (['pipe', 'pipe', 'pipe'] as const).map((usual, index) => (index === stream ? handle.fd : usual))
    const { status, stderr } = spawnSync(process.execPath, ['--conditions=@countersign/source', BIN, 'dry-run', '-', '--out', path], {
      stdio,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([2, expect.stringContaining(says)])
    expect(await readFile(path, 'utf8')).toBe('{}\n')
  } finally {
    await handle.close()
    await rm(folder, { recursive: true })
  }
})
