import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { shippingFiles } from '../faults/shipping.fixture.ts'
import { inNewFolder } from '../run-cli.fixture.ts'
import { runHere } from '../run-here.fixture.ts'

async function written(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
}

const NEAR = '{ confidence: { ship: 0.97, expedite: 0.95 } }'
const SURE = '{ option: ship, confidence: 0.97 }'

test('a workspace that a fault can lead astray fails, and says how', async () => {
  await inNewFolder(async cwd => {
    await written(cwd, shippingFiles(NEAR))
    const { code, stdout } = await runHere(['faults'], { cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('1 decision would run what is not safe because of a fault')
    expect(stdout).toContain(
      'option-missing shipping: answer 1: `expedite` runs `order.expedite` unattended, which the undisturbed answer does not run',
    )
  })
})

test('one that it cannot is fine, and prints a row a fault', async () => {
  await inNewFolder(async cwd => {
    await written(cwd, shippingFiles(SURE))
    const { code, stdout, stderr } = await runHere(['faults', '--api', 'chat'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^1 case that asks a scorer, \d\d faults of the Chat Completions API \(\d+ ms\)$/m)
    expect(stdout).toMatch(/^ \(undisturbed\) +answered +· +· +· +1 +1 +· +· +ship 1 \(1 not safe\)$/m)
    expect(stdout).toMatch(/^ hang +timeout +· +· +· +1 +1 +· +· +hold 1$/m)
    expect(stdout).toContain('no fault runs anything that is not safe and would not have run without it')
  })
})

const EVENT = { specversion: '1.0', source: 'oms', type: 'order.created', subject: 'SO-2', data: { id: 'SO-2', total: '10 EUR' } }
const line = (id: string, scoring?: object): string =>
  JSON.stringify({ event: { ...EVENT, id, time: '2026-03-21T12:00:00Z' }, ...(scoring === undefined ? {} : { scoring }) })

test('recorded lines are tried beside the cases, at most as many as are wanted; one that cannot be read is a finding', async () => {
  await inNewFolder(async cwd => {
    const lines = [line('e-1'), 'no JSON', line('e-2', { option: 'ship', confidence: 0.8 }), line('e-3')]
    await written(cwd, { ...shippingFiles(SURE), 'events.jsonl': lines.join('\n') })
    const ran = await runHere(['faults', 'events.jsonl', '--lines', '2', '--format', 'json'], { cwd })
    const { cases, more, ok, issues } = JSON.parse(ran.stdout)
    expect({ code: ran.code, more, ok, issues }).toMatchObject({
      code: 1,
      more: true,
      ok: false,
      issues: [{ code: 'line-not-json', at: { line: 2 } }],
    })
    expect(cases).toMatchObject([
      { name: 'shipping: answer 1', says: { ship: 0.97 }, recorded: true },
      { name: 'events.jsonl:1', says: { ship: 0.999 }, recorded: false },
      { name: 'events.jsonl:3', says: { ship: 0.8 }, recorded: true },
    ])
  })
})

test('of many lines that cannot be read the first are shown', async () => {
  await inNewFolder(async cwd => {
    await written(cwd, { ...shippingFiles('{ option: hold }'), 'broken.jsonl': 'no JSON\n'.repeat(12) })
    const { stderr } = await runHere(['faults', 'broken.jsonl'], { cwd })
    expect(stderr.match(/ line-not-json$/gm)).toHaveLength(10)
    expect(stderr).toMatch(/\n… and 2 more issues\n$/)
  })
})

test.each([
  {
    name: 'a cassette',
    args: ['a.cassette.json'],
    code: 2,
    says: '`a.cassette.json` is a cassette, which has answers and no recorded lines',
  },
  { name: 'a mistyped file', args: ['no-such.jsonl'], code: 2, says: 'there is no file `no-such.jsonl`' },
  { name: 'no lines at all', args: ['--lines', '0'], code: 2, says: 'a whole number from 1 to 10000 is wanted' },
  { name: 'another API', args: ['--api', 'telex'], code: 2, says: 'Allowed choices are responses, chat, decisions' },
  { name: 'no workspace', args: ['--policies', 'no-such'], code: 2, says: 'there is no workspace or bundle `no-such`' },
])('$name is wrong usage', async ({ args, code, says }) => {
  await inNewFolder(async cwd => {
    await written(cwd, { ...shippingFiles(SURE), 'a.cassette.json': '{}' })
    expect(await runHere(['faults', ...args], { cwd })).toMatchObject({ code, stderr: expect.stringContaining(says) })
  })
})

test('policies that do not load are a finding', async () => {
  await inNewFolder(async cwd => {
    await written(cwd, { ...shippingFiles(SURE), 'shipping.policy.yaml': 'policy: shipping\n' })
    expect(await runHere(['faults'], { cwd })).toMatchObject({ code: 1, stderr: expect.stringContaining('the policies do not load') })
  })
})

test('cases that run nothing unsafe are said to show nothing', async () => {
  await inNewFolder(async cwd => {
    await written(cwd, shippingFiles('{ option: hold, confidence: 0.97 }'))
    expect((await runHere(['faults'], { cwd })).stdout).toContain('even undisturbed nothing runs that is not safe')
  })
})

test('a run that tries nothing fails where policies ask a scorer, and is fine where none does', async () => {
  await inNewFolder(async cwd => {
    const files = shippingFiles(SURE)
    await written(cwd, files)
    await rm(join(cwd, 'shipping.test.yaml'))
    const told = await runHere(['faults'], { cwd })
    expect(told).toMatchObject({ code: 1, stdout: 'nothing was tried\n' })
    expect(told.stderr).toMatch(
      /^countersign\.yaml:1:1 error no case gets as far as .* though policies ask `s` nothing-tried\n +→ write a test/,
    )
    const { stdout } = await runHere(['faults', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, issues: [{ code: 'nothing-tried' }] })
    await written(cwd, { 'shipping.policy.yaml': files['shipping.policy.yaml']?.replace(/^(propose|gates).*\n/gm, '') ?? '' })
    expect(await runHere(['faults'], { cwd })).toEqual({
      code: 0,
      stdout: 'no policy asks a scorer: there is nothing to try\n',
      stderr: '',
    })
  })
})

test('a case that its cassette does not answer is tried with an answer that runs something, and one that is wrong is counted', async () => {
  await inNewFolder(async cwd => {
    const { 'shipping.test.yaml': tests = '', ...files } = shippingFiles(SURE, SURE)
    const missed = tests
      .replace('cases:', 'cassette: none.cassette.json\ncases:')
      .replace(`, propose: ${SURE}, expect`, ', vote: { approve: [anna] }, expect')
      .replace('10 EUR } }, propose:', '10 EUR }, state: 7, fact: no }, propose:')
    await written(cwd, { ...files, 'shipping.test.yaml': missed })
    const { code, stdout } = await runHere(['faults'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^not tried: 1 test case that cannot be decided; `countersign test` says why\n1 case without a recorded answer: .*\n1 case that asks/,
    )
    const { cases } = JSON.parse((await runHere(['faults', '--format', 'json'], { cwd })).stdout)
    expect(cases).toMatchObject([{ name: 'shipping: answer 1', says: { ship: 0.999 }, recorded: false }])
  })
})
