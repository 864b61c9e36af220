import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewFolder } from '../run-cli.fixture.ts'
import { runHere } from '../run-here.fixture.ts'

test('one schema or all, printed or written', async () => {
  await inNewFolder(async cwd => {
    const all = JSON.parse((await runHere(['schema'], { cwd })).stdout)
    expect(Object.keys(all)).toEqual(expect.arrayContaining(['workspace', 'policy', 'test', 'rollout', 'catalogue']))
    const one = await runHere(['schema', 'policy'], { cwd })
    expect(JSON.parse(one.stdout)).toEqual(all.policy)
    expect(await runHere(['schema', '--out', 'a/b'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^wrote \d+ schemas to a\/b\n$/),
    })
    expect(await readdir(join(cwd, 'a', 'b'))).toHaveLength(Object.keys(all).length)
    expect(JSON.parse(await readFile(join(cwd, 'a', 'b', 'policy.schema.json'), 'utf8'))).toEqual(all.policy)
  })
})

test('an unknown kind, and a folder that is a file, are wrong usage', async () => {
  await inNewFolder(async cwd => {
    await writeFile(join(cwd, 'file'), '')
    expect(await runHere(['schema', 'polcy'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('did you mean `policy`?'),
    })
    expect(await runHere(['schema', '--out', 'file'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('`file` cannot be written'),
    })
  })
})
