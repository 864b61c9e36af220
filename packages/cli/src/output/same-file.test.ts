import { link, mkdtemp, open, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isFileOf } from './same-file.ts'

test('a file is told from others by what is behind its descriptor, over links too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-same-'))
  const handle = await open(join(folder, 'a'), 'w')
  try {
    await link(join(folder, 'a'), join(folder, 'hard'))
    await symlink(join(folder, 'a'), join(folder, 'soft'))
    const answers = ['a', 'hard', 'soft', 'b', '.'].map(name => isFileOf(join(folder, name), handle.fd))
    expect(await Promise.all(answers)).toEqual([true, true, true, false, false])
    expect(await isFileOf(join(folder, 'a'), 1_000_000)).toBe(false)
  } finally {
    await handle.close()
    await rm(folder, { recursive: true })
  }
})

test.skipIf(process.platform === 'win32')('a device is no file: both may write to it', async () => {
  const handle = await open('/dev/null', 'w')
  expect(await isFileOf('/dev/null', handle.fd)).toBe(false)
  await handle.close()
})
