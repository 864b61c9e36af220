import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewFolder, inNewWorkspace } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

test('a new workspace passes its own check and test, with every side shown, and its sample has something to say', async () => {
  await inNewWorkspace(async cwd => {
    expect(await runHere(['check'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^no findings in 6 documents/),
      stderr: '',
    })
    const tested = await runHere(['test', '--require-coverage'], { cwd })
    expect(tested).toMatchObject({ code: 0, stderr: '' })
    expect(tested.stdout).toMatch(/11 cases: 11 passed .*\n12 of 12 sides .* \(100\.0 %\)/)
    const run = await runHere(['dry-run', 'samples/orders.jsonl', '--format', 'json'], { cwd })
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({
      records: 11,
      duplicates: 1,
      broken: 0,
      verdicts: { permit: 4, review: 5, deny: 1 },
      enforcement: { execute: 1, observe: 1 },
      options: { hold: 1 },
      fallbacks: { hold: 1 },
      missing: { 'credit: timeout': 1 },
      issues: [],
    })
  })
})

test('every command in its README works', async () => {
  await inNewWorkspace(async cwd => {
    const readme = await readFile(join(cwd, 'README.md'), 'utf8')
    const commands = [...readme.matchAll(/npx countersign ([^#`\n]+)/g)].map(([, args = '']) => args.trim().split(/ +/))
    expect(commands.map(([name]) => name)).toEqual(['check', 'test', 'faults', 'explain', 'dry-run', 'explain', 'schema'])
    const ran = await inTurn(commands, args => runHere(args, { cwd }))
    expect(ran.map(({ code }) => code)).toEqual(commands.map(() => 0))
  })
})

test('the folder gives its name, and the schemas lie where the documents and the editor look for them', async () => {
  await inNewFolder(async cwd => {
    const made = await runHere(['init', 'My Shop (2)'], { cwd })
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain('cd "My Shop (2)"')
    expect(await readFile(join(cwd, 'My Shop (2)', 'countersign.yaml'), 'utf8')).toContain('workspace: "my-shop-2"')
    const settings = JSON.parse(await readFile(join(cwd, 'My Shop (2)', '.vscode', 'settings.json'), 'utf8'))
    for (const schema of Object.keys(settings['yaml.schemas']))
      expect(JSON.parse(await readFile(join(cwd, 'My Shop (2)', schema), 'utf8'))).toHaveProperty('$schema')
  })
})

test('nothing is overwritten; a fresh repository is empty enough', async () => {
  await inNewFolder(async cwd => {
    await mkdir(join(cwd, 'fresh', '.git'), { recursive: true })
    await mkdir(join(cwd, 'used'))
    await writeFile(join(cwd, 'used', 'a.txt'), 'mine')
    await writeFile(join(cwd, 'file'), 'mine')
    expect(await runHere(['init', 'fresh'], { cwd })).toMatchObject({ code: 0 })
    expect(await runHere(['init', 'used'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('`used` is not empty'),
    })
    expect(await runHere(['init', 'file'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('`file` cannot be made'),
    })
  })
})
