import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inNewWorkspace } from './run-cli.fixture.ts'
import { inTurn, runHere } from './run-here.fixture.ts'

/** Tries to recolour, to start a line, a workflow command and a tag. */
const HOSTILE = '::error::\u001b[2J\u009b31m"><script>alert(1)</script>\n::error::##[error]\u202e'
/** The same as a file name. */
const NAME = HOSTILE.replaceAll('/', '').replaceAll('\n', ' ')
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/
const COMMAND = /^\s*::|##\[/m

function line(id: string): string {
  const data = { id, nodeId: HOSTILE, customerId: HOSTILE, shipComplete: false, total: '10 EUR', lines: [] }
  const event = { specversion: '1.0', id: `${HOSTILE}${id}`, source: HOSTILE, type: 'order.created', time: '2026-03-20T12:00:00Z', data }
  return `${JSON.stringify({ event, facts: {}, [HOSTILE]: 1 })}\n`
}

test('events and file names are told, not obeyed', async () => {
  await inNewWorkspace(async cwd => {
    const events = `${line('A')}${line(HOSTILE)}${line('A').replace('order.created', 'dock\\u001b[2J')}{"${HOSTILE.replace('\n', ' ')}\n`
    await writeFile(join(cwd, NAME), events)
    const outputs = ['--report', 'report.html', '--out', 'out.jsonl']
    const ran = await inTurn(
      [
        ['dry-run', NAME, ...outputs],
        ['dry-run', NAME, '--format', 'json'],
        ['explain', '--record', NAME],
        ['explain', '--record', NAME, '--format', 'json'],
        ['explain', '--record', NAME, '--event', HOSTILE],
        ['explain', HOSTILE],
        ['dry-run', `${NAME}x`],
        ['check', HOSTILE],
        [HOSTILE],
      ],
      args => runHere(args, { cwd }),
    )
    expect(ran.map(({ code }) => code)).toEqual([1, 1, 0, 0, 2, 2, 2, 2, 2])
    for (const { stdout, stderr } of ran) expect(stdout + stderr).not.toMatch(STEERING)
    for (const index of [0, 2]) expect(ran[index]?.stdout).not.toMatch(COMMAND)
    expect(JSON.parse(ran[1]?.stdout ?? '')).toMatchObject({ inputs: [NAME], records: 4, bySite: { [HOSTILE]: { decisions: 2 } } })
    // The last thing on the page is its own script.
    const report = (await readFile(join(cwd, 'report.html'), 'utf8')).replace(/<script>\n'use strict'[^<]*<\/script>\n<\/body>/, '')
    expect(report).not.toMatch(/<script|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(
      (await readFile(join(cwd, 'out.jsonl'), 'utf8'))
        .trimEnd()
        .split('\n')
        .map(text => JSON.parse(text).site),
    ).toEqual([HOSTILE, HOSTILE])
  })
})

test('documents and their names are told, not obeyed, in every format', async () => {
  await inNewWorkspace(async cwd => {
    const named = JSON.stringify(HOSTILE)
    await writeFile(join(cwd, 'policies', `${NAME}.policy.yaml`), `policy: ${named}\n${named}: 1\ntitle: ${named}\nevents: [${named}]\n`)
    await writeFile(
      join(cwd, 'policies', `${NAME}.test.yaml`),
      `tests: order-release\ncases:\n  - name: ${named}\n    given: { event: ${named} }\n    expect: {}\n`,
    )
    const formats = ['pretty', 'json', 'sarif', 'github', 'junit']
    const ran = await inTurn(
      formats.flatMap(format => ['check', 'test'].map(command => [command, '--format', format])),
      args => runHere(args, { cwd }),
    )
    for (const { code, stdout, stderr } of ran) {
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      expect(stdout).not.toMatch(STEERING)
    }
    for (const pretty of ran.slice(0, 2)) expect(pretty.stdout).not.toMatch(COMMAND)
    for (const github of ran.slice(6, 8)) expect(github.stdout).toMatch(/^(::error file=policies\/%3A%3Aerror[^\n]*\n)+/)
    for (const junit of ran.slice(8)) expect(junit.stdout).not.toContain('<script')
    const dryRun = await runHere(['dry-run', join('samples', 'orders.jsonl')], { cwd })
    expect(dryRun).toMatchObject({ code: 1, stdout: '' })
    expect(dryRun.stderr).not.toMatch(STEERING)
  })
})
