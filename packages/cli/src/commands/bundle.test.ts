import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewWorkspace } from '../run-cli.fixture.ts'
import { runHere } from '../run-here.fixture.ts'

const dryRun = (cwd: string, policies: string) =>
  runHere(['dry-run', join('samples', 'orders.jsonl'), '--policies', policies, '--format', 'json'], { cwd })

test('a bundle decides as the folder does that it was made of, under the same digest', async () => {
  await inNewWorkspace(async cwd => {
    const made = await runHere(['bundle', '--out', 'release.json'], { cwd })
    expect(made).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^wrote release\.json, digest sha256:\S+\nit is not signed/),
    })
    const [folder, bundle] = [await dryRun(cwd, '.'), await dryRun(cwd, 'release.json')]
    expect(bundle).toEqual(folder)
    expect(made.stderr).toContain(JSON.parse(folder.stdout).digest)
  })
})

test('a bundle that was changed, or is none, decides nothing', async () => {
  await inNewWorkspace(async cwd => {
    await runHere(['bundle', '--out', 'release.json'], { cwd })
    const text = await readFile(join(cwd, 'release.json'), 'utf8')
    await writeFile(join(cwd, 'changed.json'), text.replace('25000', '99000'))
    for (const policies of ['changed.json', 'countersign.yaml']) {
      const { code, stdout, stderr } = await runHere(
        ['dry-run', join('samples', 'orders.jsonl'), '--policies', policies, '--format', 'json'],
        { cwd },
      )
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain('the policies do not load')
    }
  })
})

test('what cannot be bundled or written ends with a sentence', async () => {
  await inNewWorkspace(async cwd => {
    expect(await runHere(['bundle', '--out', 'no/where.json'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'error: `no/where.json` cannot be written: its folder does not exist\n',
    })
    const policy = join(cwd, 'policies', 'order-release.policy.yaml')
    await writeFile(policy, (await readFile(policy, 'utf8')).replace('otherwise: hold', 'otherwise: x'))
    expect(await runHere(['bundle'], { cwd })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('otherwise') })
  })
})
