import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scoring } from '@countersign/core'
import { decide, lineReader, loadPolicies, makeRecord, readRecordedLine } from '@countersign/core'
import type { AnswerBeside, ScoringProvenance } from '@countersign/core/scoring'
import { policyPacks } from '@countersign/policies'
import { expect, test } from 'vitest'
import type { Ran } from '../run-cli.fixture.ts'
import { inNewWorkspace } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

const SAMPLE = join('samples', 'orders.jsonl')
const OUTCOMES = [
  '{"event":"e-1","option":"release"}',
  '{"subject":"SO-7","option":"release"}',
  '{"event":"e-2","option":"hold","policy":"order-release"}',
]

/** The sample as another scorer answered it: less sure of SO-1, against SO-7, a little surer of two, silent on SO-8. */
function answeredOtherwise(lines: string): string {
  return lines
    .replaceAll('"confidence":"0.96"', '"confidence":"0.71"')
    .replaceAll('"option":"release","confidence":"0.99"', '"option":"hold","confidence":"0.8"')
    .replaceAll('"confidence":"0.97"', '"confidence":"0.979"')
    .replaceAll('"scoring":{"option":"release","confidence":"0.95"}', '"scoring":{"fails":"timeout"}')
}

async function inSample(body: (cwd: string) => Promise<void>): Promise<void> {
  await inNewWorkspace(async cwd => {
    await writeFile(join(cwd, 'next.jsonl'), answeredOtherwise(await readFile(join(cwd, SAMPLE), 'utf8')))
    await writeFile(join(cwd, 'outcomes.jsonl'), OUTCOMES.join('\n'))
    await body(cwd)
  })
}

async function jsonOf(args: readonly string[], cwd: string): Promise<Ran & { readonly json: unknown }> {
  const ran = await runHere(['compare', ...args, '--format', 'json'], { cwd })
  return { ...ran, json: JSON.parse(ran.stdout) }
}

test('the answers of the records and those of a recording: choice, confidence, thresholds, outcomes, changes', async () => {
  await inSample(async cwd => {
    const ran = await jsonOf([SAMPLE, '--second', 'next.jsonl', '--outcomes', 'outcomes.jsonl', '--limit', '1'], cwd)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.json).toMatchObject({
      decisions: 10,
      duplicates: 1,
      notAsked: 2,
      compared: 8,
      sides: [
        { name: 'the records', missing: 0, answeredBy: [{ scorer: 'release', answers: 8, failed: {} }] },
        { name: 'next.jsonl', missing: 0, answeredBy: [{ scorer: 'release', answers: 8, failed: { timeout: 1 } }] },
      ],
      choice: {
        pairs: 8,
        same: 6,
        cells: expect.arrayContaining([
          { first: 'release', second: 'hold', count: 1 },
          { first: 'release', count: 1 },
        ]),
      },
      confidence: {
        pairs: 7,
        up: 2,
        down: 2,
        same: 3,
        quantiles: { 0: '-0.25', 50: '0', 100: '0.009' },
        thresholds: [
          { policy: 'order-release', gate: 'sure', from: 'permit', threshold: '0.9', up: 0, down: 2 },
          { policy: 'order-release', gate: 'sure', from: 'review', threshold: '0.6', up: 0, down: 0 },
        ],
      },
      outcomes: { known: 3, bothRight: 1, onlyFirst: 1, onlySecond: 0, bothWrong: 1, p: 1 },
      changes: {
        count: 3,
        shown: [
          {
            event: 'e-1',
            subject: 'SO-1',
            policy: 'order-release',
            right: 'release',
            first: { option: 'release', confidence: '0.96', verdict: 'permit' },
            second: { option: 'release', confidence: '0.71', verdict: 'review' },
          },
        ],
      },
    })
  })
})

test('the same for a person', async () => {
  await inSample(async cwd => {
    const ran = await runHere(['compare', SAMPLE, '--second', 'next.jsonl', '--outcomes', 'outcomes.jsonl'], { cwd })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    for (const said of [
      '10 decisions, 8 compared · 2 decisions without a scorer · 1 duplicate dropped',
      'Choice: 6 of 8 the same, 75.0 %',
      ' release  →  no choice  1',
      'Confidence, second minus first, of 7 decisions: 2 up, 2 down, 3 the same',
      ' below −0.20     1  14.3 %',
      ' order-release/sure  permit from 0.9   0     2',
      'on 1 decision that only one got right: p = 1.0000',
      'Decisions that change: 3',
      'release 0.99, permit, await-approval  →  hold 0.8, review, await-approval',
      'no choice (timeout), review, observe',
    ])
      expect(ran.stdout).toContain(said)
  })
})

const SCORER = (model: string, confidence: string): string => `
const identity = 'sha256:${model.repeat(64)}'
export const release = {
  id: 'table', identity,
  score: async () => ({ status: 'answered', confidence: ${confidence}, provenance: { answeredBy: 'table', identity, model: 'table-${model}' } }),
}
`

test('two cassettes: who answered is told, and a question that one of them lacks is a finding', async () => {
  await inSample(async cwd => {
    const record = async (model: string, confidence: string, file: string, lines: string): Promise<void> => {
      await writeFile(join(cwd, `${model}.mjs`), SCORER(model, confidence))
      expect(await runHere(['dry-run', lines, '--record', file, '--scorers', `${model}.mjs`, '--rescore'], { cwd })).toMatchObject({
        code: 0,
      })
    }
    await record('a', '{ release: "0.95", hold: "0.05" }', 'a.cassette.json', SAMPLE)
    await record('b', '{ release: "0.30", hold: "0.70" }', 'b.cassette.json', SAMPLE)
    const both = await jsonOf([SAMPLE, '--first', 'a.cassette.json', '--second', 'b.cassette.json'], cwd)
    expect(both.code).toBe(0)
    expect(both.json).toMatchObject({
      compared: 8,
      sides: [
        { answeredBy: [{ model: 'table-a', answeredBy: 'table' }] },
        { answeredBy: [{ model: 'table-b', identity: expect.stringContaining('sha256:bbb') }] },
      ],
      choice: { same: 0, cells: [{ first: 'release', second: 'hold', count: 8 }] },
      confidence: { quantiles: { 0: '-0.25', 100: '-0.25' } },
    })
    const lines = (await readFile(join(cwd, SAMPLE), 'utf8')).split('\n')
    await writeFile(join(cwd, 'short.jsonl'), lines.slice(0, 2).join('\n'))
    await record('c', '{ release: "0.95", hold: "0.05" }', 'c.cassette.json', 'short.jsonl')
    const missed = await runHere(['compare', SAMPLE, '--second', 'c.cassette.json'], { cwd })
    expect(missed).toMatchObject({ code: 1, stderr: '' })
    expect(missed.stdout).toMatch(/10 decisions, 2 compared[\s\S]*6 decisions that it has no answer to\n +samples\/orders.jsonl:\d+ /)
    await writeFile(join(cwd, 'c.cassette.json'), '{}')
    expect(await runHere(['compare', SAMPLE, '--second', 'c.cassette.json'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('cassette-version'),
    })
  })
})

test('a recording that lacks decisions is compared on the others, a pipe will do, and ids from outside steer no terminal', async () => {
  await inSample(async cwd => {
    const lines = (await readFile(join(cwd, 'next.jsonl'), 'utf8')).split('\n')
    await writeFile(join(cwd, 'one.jsonl'), lines[0] ?? '')
    const input = await readFile(join(cwd, SAMPLE))
    const piped = await runHere(['compare', '--second', 'one.jsonl'], { cwd, input })
    expect(piped).toMatchObject({ code: 0, stdout: expect.stringContaining('10 decisions, 1 compared') })
    const [first = ''] = lines
    const hostile = (text: string): string => text.replaceAll('"e-1"', '"e\\u001b[2J-1"')
    await writeFile(join(cwd, 'own.jsonl'), hostile(input.toString('utf8').split('\n')[0] ?? ''))
    await writeFile(join(cwd, 'other.jsonl'), hostile(first))
    const ran = await runHere(['compare', 'own.jsonl', '--second', 'other.jsonl'], { cwd })
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining(' e�[2J-1 ') })
    const none = await runHere(['compare', 'own.jsonl', '--second', SAMPLE, '--outcomes', 'outcomes.jsonl'], { cwd })
    expect(none).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Nothing to compare'),
      stderr: 'own.jsonl:1:1 error nothing was compared: to 1 decision there is no answer in samples/orders.jsonl nothing-compared\n',
    })
  })
})

test('a challenger of a shadow run is compared from the decision records themselves', async () => {
  await inSample(async cwd => {
    const loaded = await loadPolicies({ folder: cwd, packs: await policyPacks() })
    if (loaded.kind === 'refused') throw new Error('the template does not load')
    const { policies } = loaded
    const by = (id: string): ScoringProvenance => ({ answeredBy: id, identity: policies.digest, model: `${id}-1` })
    const challenged = (entry: Omit<AnswerBeside, 'role' | 'provenance'>): Scoring => ({
      status: 'answered',
      scorer: 'release',
      confidence: { release: '0.95', hold: '0.05' },
      provenance: { ...by('model'), besides: [{ role: 'challenger', ...entry, provenance: by('next') }] },
    })
    const lines = (await readFile(join(cwd, SAMPLE), 'utf8')).split('\n').slice(0, 2)
    const answers = [challenged({ status: 'answered', confidence: { hold: '0.8' } }), challenged({ status: 'failed', why: 'timeout' })]
    const records = lines.flatMap((line, index) => {
      const read = readRecordedLine(lineReader(policies), line, { file: '', line: 1 })
      const inputs = read.kind === 'event' ? read.inputs : []
      return inputs.map(input => ({ ...input, scoring: { '': answers[index] ?? challenged({ status: 'failed' }) } }))
    })
    const text = records.map(input => JSON.stringify(makeRecord(policies, input, decide(policies, input)))).join('\n')
    await writeFile(join(cwd, 'records.jsonl'), text)
    const ran = await jsonOf(['records.jsonl', '--challenger'], cwd)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.json).toMatchObject({
      compared: 2,
      sides: [
        { answeredBy: [{ model: 'model-1', answers: 2 }] },
        { answeredBy: [{ model: 'next-1', answers: 2, failed: { timeout: 1 } }] },
      ],
      choice: {
        same: 0,
        cells: [
          { first: 'release', second: 'hold', count: 1 },
          { first: 'release', count: 1 },
        ],
      },
    })
    expect(await runHere(['compare', SAMPLE, '--challenger'], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Nothing to compare'),
      stderr: expect.stringContaining(
        'of 2 decisions no scorer is asked; to 8 decisions there is no answer in challengers in the records nothing-compared',
      ),
    })
  })
})

test('what cannot be read is a finding', async () => {
  await inSample(async cwd => {
    await writeFile(join(cwd, 'twice.jsonl'), `${OUTCOMES[0]}\n{"event":"e-1","option":"hold"}\n`)
    await writeFile(
      join(cwd, 'odd.jsonl'),
      '{"order":"SO-1","option":"hold"}\n[]\n{"event":"e-1"}\n{"event":"e-1","subject":"SO-1","option":"hold"}\nx',
    )
    await writeFile(join(cwd, 'broken.jsonl'), 'not json')
    const findings: readonly (readonly [args: readonly string[], says: string])[] = [
      [
        [SAMPLE, '--second', 'next.jsonl', '--outcomes', 'twice.jsonl'],
        'twice.jsonl:2:1 error an earlier line says that `release` was right, and this one `hold`',
      ],
      [[SAMPLE, '--second', 'next.jsonl', '--outcomes', 'odd.jsonl'], 'odd.jsonl:5:1 error'],
      [[SAMPLE, '--second', 'broken.jsonl'], 'broken.jsonl:1:1 error'],
      [['broken.jsonl', '--second', 'next.jsonl'], 'broken.jsonl:1:1 error'],
    ]
    const ran = await inTurn(findings, ([args]) => runHere(['compare', ...args], { cwd }))
    for (const [index, [, says]] of findings.entries()) expect(ran[index]).toMatchObject({ code: 1, stderr: expect.stringContaining(says) })
  })
})

test('an outcome that no decision can come to is refused at its line, and one of no compared decision is listed', async () => {
  await inSample(async cwd => {
    const outcomes = async (...lines: readonly string[]): Promise<Ran> => {
      await writeFile(join(cwd, 'o.jsonl'), lines.join('\n'))
      return await runHere(['compare', SAMPLE, '--second', 'next.jsonl', '--outcomes', 'o.jsonl'], { cwd })
    }
    const refused = await outcomes(
      '{"event":"e-1","option":"relaese"}',
      '{"event":"e-1","policy":"order-relaese","option":"hold"}',
      '{"subject":"SO-7","policy":"order-release","option":"x"}',
    )
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toBe(
      [
        'o.jsonl:1:1 error no policy has the option `relaese` unknown-option\n  → did you mean `release`?\n',
        'o.jsonl:2:1 error there is no policy that decides named `order-relaese` unknown-policy\n  → did you mean `order-release`?\n',
        'o.jsonl:3:1 error `order-release` does not have the option `x` unknown-option\n',
      ].join(''),
    )
    const left = await outcomes(
      '{"event":"e-1","option":"release"}',
      '{"subject":"SO-1","option":"hold"}',
      '{"event":"\\u001b[2Je-99","option":"hold"}',
      ...[1, 2, 3, 4, 5].map(n => `{"subject":"XX-${n}","option":"release[DC-${n}]"}`),
    )
    expect(left).toMatchObject({ code: 0, stderr: '' })
    expect(left.stdout).toContain('what was right is known of 1 decision\n')
    expect(left.stdout).toContain('  6 outcomes of no compared decision: `�[2Je-99`, `XX-1`, `XX-2`, `XX-3`, `XX-4`, …\n')
  })
})

test('wrong usage says what is wrong', async () => {
  const mistakes: readonly (readonly [args: readonly string[], says: string])[] = [
    [[SAMPLE], 'name the other scorer: `--second <file>`, or `--challenger`'],
    [[SAMPLE, '--second', SAMPLE, '--challenger'], '`--second` and `--challenger` exclude each other'],
    [['a.cassette.json', '--second', SAMPLE], '`a.cassette.json` is a cassette, which has answers and no recorded lines'],
    [[SAMPLE, '--second', 'nowhere.jsonl'], 'there is no file `nowhere.jsonl`'],
    [[SAMPLE, '--second', 'nowhere.json'], 'the cassette `nowhere.json` cannot be read'],
    [['--second', '-'], 'standard input is one file'],
    [[SAMPLE, '--second', SAMPLE, '--limit', 'ten'], 'a whole number up to 100,000'],
  ]
  await inSample(async cwd => {
    await writeFile(join(cwd, 'a.cassette.json'), '{}')
    const ran = await inTurn(mistakes, ([args]) => runHere(['compare', ...args], { cwd }))
    for (const [index, [, says]] of mistakes.entries())
      expect(ran[index]).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
  })
})
