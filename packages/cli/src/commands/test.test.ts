import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewWorkspace, startCli } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

const CASES = join('policies', 'order-release.test.yaml')

async function change(cwd: string, file: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(cwd, file), 'utf8')
  if (!before.includes(from)) throw new Error(`the template has no ${from}`)
  await writeFile(join(cwd, file), before.replace(from, to))
}

test('a case that fails says what was expected, what came, and why, in every format', async () => {
  await inNewWorkspace(async cwd => {
    await change(cwd, CASES, '[1000.01 EUR, review, await-approval]', '[1000.01 EUR, permit, await-approval]')
    const ran = await inTurn(['pretty', 'json', 'sarif', 'github', 'junit'], format => runHere(['test', '--format', format], { cwd }))
    expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ran.map(() => ({ code: 1, stderr: '' })))
    const [pretty = '', json = '', sarif = '', github = '', junit = ''] = ran.map(({ stdout }) => stdout)
    expect(pretty).toMatch(/order-release\.test\.yaml:10:\d+ error .*\[2\]: `verdict` is expected to be permit, got review/)
    expect(pretty).toContain('value sends the plan to planners')
    expect(pretty).toContain('11 cases: 10 passed, 1 failed')
    expect(JSON.parse(json)).toMatchObject({ ok: false, cases: 11, passed: 10, failed: 1, issues: [{ code: 'case-failed' }] })
    expect(JSON.parse(sarif)).toMatchObject({ runs: [{ results: [{ ruleId: 'case-failed' }] }] })
    expect(github).toMatch(/^::error file=policies\/order-release\.test\.yaml,line=10,.*title=case-failed::/)
    expect(junit).toContain('tests="11" failures="1"')
  })
})

test('a case that is wrong itself is told once, whatever its number of rows', async () => {
  await inNewWorkspace(async cwd => {
    await change(
      cwd,
      CASES,
      '{ event: order.created, phase: unattended, order: { like: SO-1, total: 900 EUR }, facts: { like: SO-1 } }',
      '{ event: order.created, order: { like: SO-9 } }',
    )
    const { code, stdout } = await runHere(['test'], { cwd })
    expect(code).toBe(1)
    expect(stdout.match(/there is no case about `SO-9`/g)).toHaveLength(1)
    expect(stdout).toContain('11 cases: 7 passed, 4 failed')
  })
})

test('what no case shows is a warning, and an error where coverage is required', async () => {
  await inNewWorkspace(async cwd => {
    await change(cwd, CASES, '      - [25000.01 EUR, deny, block]\n', '')
    const warned = await runHere(['test'], { cwd })
    expect(warned).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/warning no case of `order-release` shows gate `value` denying/),
    })
    const required = await runHere(['test', '--require-coverage', '--format', 'junit'], { cwd })
    expect(required).toMatchObject({ code: 1, stdout: expect.stringContaining('<failure type="not-covered"') })
  })
})

test('policies that do not load run no case', async () => {
  await inNewWorkspace(async cwd => {
    await change(cwd, join('policies', 'order-release.policy.yaml'), 'otherwise: hold', 'otherwise: hodl')
    expect(await runHere(['test'], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/did you mean `hold`\?[\s\S]*no case ran/),
    })
    expect(JSON.parse((await runHere(['test', '--format', 'json'], { cwd })).stdout)).toMatchObject({ ok: false, cases: 0 })
  })
})

test('`--watch` runs again after a change, survives a workspace that is half saved, and ends on Ctrl-C', async () => {
  await inNewWorkspace(async cwd => {
    const running = startCli(['test', '--watch'], { cwd })
    await running.printed(/11 passed[\s\S]*watching \. for changes/)
    await change(cwd, CASES, '[1000 EUR, permit, execute]', '[1000 EUR, deny, execute]')
    await running.printed(/10 passed, 1 failed[\s\S]*watching/)
    // Editors save by putting a new file in the place of the old one.
    await copyFile(join(cwd, CASES), join(cwd, 'saved'))
    await change(cwd, 'saved', '[1000 EUR, deny, execute]', '[1000 EUR, review, execute]')
    await rename(join(cwd, 'saved'), join(cwd, CASES))
    await running.printed(/expected to be review[\s\S]*watching/)
    await rename(join(cwd, 'countersign.yaml'), join(cwd, 'away'))
    await running.printed(/is not a workspace[\s\S]*watching/)
    await rename(join(cwd, 'away'), join(cwd, 'countersign.yaml'))
    await running.printed(/is not a workspace[\s\S]*10 passed, 1 failed/)
    running.kill('SIGINT')
    expect((await running.ended).code).toBe(130)
  })
})
