import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ASKED, MODULE, writeScorers } from '../cassette/scorers.fixture.ts'
import { inNewWorkspace } from '../run-cli.fixture.ts'
import { runHere } from '../run-here.fixture.ts'

const FILE = join('policies', 'release.cassette.json')
const RECORD = ['test', '--record', '--scorers', MODULE]

const CASES = `tests: order-release
now: 2026-03-20T12:00:00Z
cassette: release.cassette.json

cases:
  - name: both sides of what the model is sure of
    each: [ [total, verdict], [900 EUR, permit], [4000 EUR, review] ]
    given:
      event: order.created
      phase: unattended
      order: { id: SO-1, nodeId: DC-EAST, customerId: C1, tier: A, shipComplete: false, total: $total, lines: [] }
      facts: { credit: { status: ok } }
    expect: { verdict: $verdict, option: release, by: release }
  - name: what a case says itself stands
    given: { event: order.created, phase: unattended, order: { like: SO-1, total: 900 EUR }, facts: { like: SO-1 } }
    propose: { option: hold, confidence: 0.99 }
    expect: { verdict: permit, option: hold }
  - name: a rule that chooses asks nobody
    given: { event: order.created, phase: unattended, order: { like: SO-1, total: 777 EUR }, facts: { credit: { status: blocked } } }
    expect: { option: hold, by: credit-blocked }
`

async function withCases(work: (cwd: string) => Promise<void>): Promise<void> {
  await inNewWorkspace(async cwd => {
    await writeFile(join(cwd, 'policies', 'recorded.test.yaml'), CASES)
    await writeScorers(cwd)
    await work(cwd)
  })
}

test('cases without `propose` are answered from the cassette, which `--record` fills', async () => {
  await withCases(async cwd => {
    const before = await runHere(['test'], { cwd })
    expect(before.code).toBe(1)
    expect(before.stdout.match(/does not answer `both sides of what the model is sure of`: there is no such file yet, or/g)).toHaveLength(2)
    expect(before.stdout).toContain('record it: `countersign test --record --scorers <module>`')

    const recorded = await runHere(RECORD, { cwd })
    expect(recorded).toMatchObject({ code: 0, stderr: 'wrote policies/release.cassette.json: 2 questions asked\n' })
    expect(recorded.stdout).toMatch(/^\d+ cases: \d+ passed \(/)
    expect(await readFile(join(cwd, ASKED), 'utf8')).toBe('asked\nasked\n')

    expect(await runHere(['test'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(await runHere(RECORD, { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(await runHere(['check'], { cwd })).toMatchObject({ code: 0 })
    expect(await readFile(join(cwd, ASKED), 'utf8')).toBe('asked\nasked\n')
  })
})

test('a case that asks something else than was recorded says what differs', async () => {
  await withCases(async cwd => {
    await runHere(RECORD, { cwd })
    await writeFile(join(cwd, 'policies', 'recorded.test.yaml'), CASES.replace('900 EUR, permit', '901 EUR, permit'))
    const { code, stdout } = await runHere(['test'], { cwd })
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /recorded\.test\.yaml:7:\d+ error `policies\/release\.cassette\.json` does not answer .*: not recorded; nearest is `sha256:[0-9a-f]{12}`: `order\.total` is `901 EUR`, was `900 EUR` cassette-miss/,
    )
  })
})

test('an edited cassette is said once, and its cases fail', async () => {
  await withCases(async cwd => {
    await runHere(RECORD, { cwd })
    await writeFile(join(cwd, FILE), (await readFile(join(cwd, FILE), 'utf8')).replace('"0.95"', '"0.99"'))
    const { code, stdout } = await runHere(['test'], { cwd })
    expect(code).toBe(1)
    expect(stdout.match(/cassette-edited/g)).toHaveLength(1)
    expect(stdout.match(/it cannot be read cassette-miss/g)).toHaveLength(2)
    const edited = await readFile(join(cwd, FILE), 'utf8')
    expect(await runHere(RECORD, { cwd })).toMatchObject({ code: 1 })
    expect(await readFile(join(cwd, FILE), 'utf8')).toBe(edited)
  })
})

test('a file that is no text is not written over', async () => {
  await withCases(async cwd => {
    await writeFile(join(cwd, FILE), Buffer.from([0xff, 0xfe]))
    const { code, stderr } = await runHere(RECORD, { cwd })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: `policies/release.cassette.json` is no text that can be read, and is not written over\n',
    })
    expect(await readFile(join(cwd, FILE))).toEqual(Buffer.from([0xff, 0xfe]))
  })
})

test.each<[readonly string[], string]>([
  [['--record'], '`--record` and `--scorers` go together'],
  [['--scorers', MODULE], '`--record` and `--scorers` go together'],
  [['--record', '--scorers', MODULE, '--watch'], 'leave out `--watch`'],
  [['--record', '--scorers', 'none.mjs'], 'the module `none.mjs` cannot be loaded'],
])('%j is a mistake', async (args, says) => {
  await inNewWorkspace(async cwd => {
    expect(await runHere(['test', ...args], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
  })
})
