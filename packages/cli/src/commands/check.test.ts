import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewFolder, inNewWorkspace } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

const POLICY = join('policies', 'order-release.policy.yaml')

/** Replaces texts of the policy, each of which must be there. */
async function plant(cwd: string, mistakes: readonly (readonly [before: string, after: string])[]): Promise<string> {
  const before = await readFile(join(cwd, POLICY), 'utf8')
  const after = mistakes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the template has no ${from}`)
    return text.replace(from, to)
  }, before)
  await writeFile(join(cwd, POLICY), after)
  return before
}

const UNKNOWN_FIELD = ['exposure: order.total', 'exposure: order.totl'] as const

test('every format says the same of a mistake', async () => {
  await inNewWorkspace(async cwd => {
    await plant(cwd, [UNKNOWN_FIELD])
    const ran = await inTurn(['pretty', 'json', 'sarif', 'github', 'junit'], format => runHere(['check', '--format', format], { cwd }))
    expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ran.map(() => ({ code: 1, stderr: '' })))
    const [pretty = '', json = '', sarif = '', github = '', junit = ''] = ran.map(({ stdout }) => stdout)
    expect(pretty).toMatch(/^policies\/order-release\.policy\.yaml:28:21 error .*`totl` unknown-field/)
    expect(pretty).toMatch(/ {2}28 │ {5}exposure: order\.totl\n +│ +\^+\n.*did you mean `total`\?/)
    expect(pretty).toContain('1 error in 6 documents')
    expect(JSON.parse(json)).toMatchObject({
      command: 'check',
      ok: false,
      errors: 1,
      files: 6,
      issues: [{ severity: 'error', at: { file: 'policies/order-release.policy.yaml', line: 28 } }],
    })
    expect(JSON.parse(sarif)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }] }] })
    expect(github).toMatch(
      /^::error file=policies\/order-release\.policy\.yaml,line=28,endLine=28,col=\d+,endColumn=\d+,title=[a-z-]+::.*\n$/,
    )
    expect(junit).toContain('<testsuites name="countersign check" tests="6" failures="1" errors="0" skipped="0">')
  })
})

test('`--fix` repairs several mistakes in one file and says how many; the file is what it was meant to be', async () => {
  await inNewWorkspace(async cwd => {
    const sound = await plant(cwd, [
      ['title: Release an order to its warehouse', 'title: 42'],
      ['exposure: order.total', 'exposure: =order.total'],
      ['reviewUpTo: 25000 EUR', 'reviewUpTo: 25,000 EUR'],
      ['because: Finance owns credit release.', 'because: Finance owns credit #7 release.'],
    ])
    expect((await runHere(['check'], { cwd })).code).toBe(1)
    const fixed = await runHere(['check', '--fix', '--format', 'json'], { cwd })
    const after = await readFile(join(cwd, POLICY), 'utf8')
    expect({ code: fixed.code, printed: JSON.parse(fixed.stdout) }).toMatchObject({ code: 0, printed: { ok: true, fixed: 4, errors: 0 } })
    expect(after).toContain('title: "42"')
    expect(after).toContain('because: "Finance owns credit #7 release."')
    expect(after).toContain('exposure: order.total\n')
    expect(after.split('\n')).toHaveLength(sound.split('\n').length)
    expect(await runHere(['check', '--fix'], { cwd })).toMatchObject({ code: 0, stdout: expect.not.stringContaining('fixed') })
  })
})

test('warnings alone are fine', async () => {
  await inNewWorkspace(async cwd => {
    await plant(cwd, [['exposure: order.total', 'exposure: =order.total']])
    const { code, stdout } = await runHere(['check'], { cwd })
    expect(stdout).toMatch(/warning .*needless-equals/)
    expect(stdout).toContain('1 warning in 6 documents')
    expect(code).toBe(0)
  })
})

test('a case that cannot run is a finding; one that would fail is left to `test`', async () => {
  await inNewWorkspace(async cwd => {
    const cases = join(cwd, 'policies', 'order-release.test.yaml')
    const before = await readFile(cases, 'utf8')
    await writeFile(cases, before.replace('[1000 EUR, permit, execute]', '[1000 EUR, deny, execute]'))
    expect(await runHere(['check'], { cwd })).toMatchObject({ code: 0, stdout: expect.stringContaining('no findings') })
    await writeFile(cases, before.replace('phase: unattended, order: {', 'phase: unattended, arival: stale, order: {'))
    const { code, stdout } = await runHere(['check'], { cwd })
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/order-release\.test\.yaml:\d+:\d+ error .*`arival`/) })
  })
})

test('from outside the folder the paths can still be opened', async () => {
  await inNewWorkspace(async cwd => {
    await plant(cwd, [UNKNOWN_FIELD])
    const { stdout } = await runHere(['check', 'shop'], { cwd: join(cwd, '..') })
    expect(stdout).toMatch(/^shop\/policies\/order-release\.policy\.yaml:28:/)
  })
})

test.each([
  { name: 'a folder that is not there', args: ['nowhere'], says: 'there is no folder `nowhere`' },
  { name: 'a folder that is no workspace', args: ['.'], says: 'is not a workspace: it has no countersign.yaml' },
  { name: 'a format that there is not', args: ['--format', 'xml'], says: 'Allowed choices are pretty, json, sarif, github, junit' },
])('$name is wrong usage', async ({ args, says }) => {
  await inNewFolder(async cwd => {
    expect(await runHere(['check', ...args], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
  })
})
