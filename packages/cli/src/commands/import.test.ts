import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewFolder, inNewWorkspace } from '../run-cli.fixture.ts'
import { runHere } from '../run-here.fixture.ts'

const RULES = JSON.stringify([
  {
    name: 'blocked',
    conditions: { all: [{ fact: 'credit', operator: 'notEqual', value: 'ok', path: '$.status' }] },
    event: { type: 'blocked' },
  },
  {
    name: 'large',
    conditions: { any: [{ fact: 'total', operator: 'greaterThan', value: 250 }] },
    event: { type: 'watch', params: { message: 'Large.' } },
  },
])

test('an imported file passes check and test, and says what deserves a look', async () => {
  await inNewFolder(async cwd => {
    await writeFile(join(cwd, 'Credit Rules.json'), RULES)
    const made = await runHere(['import', 'Credit Rules.json', '--subject', 'order'], { cwd })
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain('credit-rules/credit-rules.policy.yaml')
    expect(made.stdout).toContain('rules-absent-is-true')
    expect(made.stdout).toContain('credit-rules/credit-rules.rules.json:1:')
    expect(await runHere(['check', 'credit-rules'], { cwd })).toMatchObject({ code: 0 })
    expect(await runHere(['test', 'credit-rules'], { cwd })).toMatchObject({ code: 0 })
    const again = await runHere(['import', 'Credit Rules.json', '--subject', 'order'], { cwd })
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing is overwritten') })
  })
})

test('events may choose options', async () => {
  await inNewFolder(async cwd => {
    await writeFile(join(cwd, 'a.json'), RULES)
    expect(await runHere(['import', 'a.json', '--as', 'rules', '--out', 'ws', '--policy', 'credit'], { cwd })).toMatchObject({ code: 0 })
    expect(await readFile(join(cwd, 'ws', 'credit.policy.yaml'), 'utf8')).toContain('watch: watch')
    expect(await runHere(['test', 'ws'], { cwd })).toMatchObject({ code: 0 })
  })
})

test('a file that is no rules is refused with lines', async () => {
  await inNewFolder(async cwd => {
    await writeFile(join(cwd, 'bad.json'), '[\n  { "name": "a", "conditions": {}, }\n]')
    const refused = await runHere(['import', 'bad.json'], { cwd })
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/bad\.json:2:\d+[\s\S]*json-syntax[\s\S]*/)
    expect(await runHere(['import', 'none.json'], { cwd })).toMatchObject({ code: 2 })
    await writeFile(join(cwd, 'latin.json'), Buffer.from(RULES.replace('Large', 'Gr\u00f6\u00dfe'), 'latin1'))
    const latin = await runHere(['import', 'latin.json'], { cwd })
    expect(latin).toMatchObject({ code: 2, stderr: expect.stringContaining('not UTF-8') })
    await writeFile(join(cwd, 'marked.json'), `\uFEFF${RULES}`)
    expect(await runHere(['import', 'marked.json'], { cwd })).toMatchObject({ code: 0 })
    expect(await runHere(['import', 'bad.json', '--policy', 'No Id'], { cwd })).toMatchObject({ code: 2 })
  })
})

test('guards and rules go out, and what cannot is listed with its place', async () => {
  await inNewWorkspace(async cwd => {
    const written = await runHere(['export', 'order-release', '--out', 'a/b'], { cwd })
    expect(written).toMatchObject({ code: 0, stderr: '' })
    expect(written.stdout).toMatch(/policies\/order-release\.policy\.yaml:\d+:\d+ not exported from sure: gate: /)
    const rules = JSON.parse(await readFile(join(cwd, 'a', 'b', 'order-release.rules.rules.json'), 'utf8'))
    expect(rules).toMatchObject([{ name: 'credit-blocked', event: { type: 'hold' } }])
    expect(await runHere(['export', 'order-relase'], { cwd })).toMatchObject({ code: 2 })
  })
})
