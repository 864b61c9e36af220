import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ASKED, MODULE, writeScorers } from '../cassette/scorers.fixture.ts'
import { inNewWorkspace } from '../run-cli.fixture.ts'
import { runHere } from '../run-here.fixture.ts'

const FILE = 'release.cassette.json'
const RECORD = ['dry-run', 'orders.jsonl', '--record', FILE, '--scorers', MODULE]
const REPLAY = ['dry-run', 'orders.jsonl', '--cassette', FILE]

function order(number: number, more: object = {}): string {
  const data = {
    id: `SO-${number}`,
    nodeId: 'DC-EAST',
    customerId: 'C1',
    tier: 'A',
    shipComplete: false,
    total: `${number * 100} EUR`,
    lines: [],
  }
  const event = { specversion: '1.0', id: `e-${number}`, source: 'oms', type: 'order.created', time: '2026-03-20T12:00:00Z', data }
  return `${JSON.stringify({ event, facts: { credit: { status: 'ok' } }, ...more })}\n`
}

const ORDERS = Array.from({ length: 12 }, (_, index) => order(index + 1))

/** A workspace with twelve orders, all of which come to a question, and a module that answers. */
async function withOrders(work: (cwd: string, asked: () => Promise<number>) => Promise<void>): Promise<void> {
  await inNewWorkspace(async cwd => {
    await writeFile(join(cwd, 'orders.jsonl'), ORDERS.join(''))
    await writeScorers(cwd)
    const asked = async (): Promise<number> => (await readFile(join(cwd, ASKED), 'utf8').catch(() => '')).split('\n').length - 1
    await work(cwd, asked)
  })
}

const answersOf = (stdout: string): unknown => JSON.parse(stdout).answers

test('record once, replay for ever: the same bytes, in one thread or many, and nobody is asked', async () => {
  await withOrders(async (cwd, asked) => {
    const recorded = await runHere([...RECORD, '--format', 'json', '--out', 'live.jsonl'], { cwd })
    expect(recorded).toMatchObject({ code: 0, stderr: `wrote ${FILE}: 12 questions asked\nwrote live.jsonl\n` })
    expect(await asked()).toBe(12)
    const text = await readFile(join(cwd, FILE), 'utf8')
    for (const workers of ['1', '2']) {
      const out = `out-${workers}.jsonl`
      const replayed = await runHere([...REPLAY, '--workers', workers, '--format', 'json', '--out', out], { cwd })
      expect({ ...replayed, stderr: '' }).toEqual({ ...recorded, stderr: '' })
      expect(await readFile(join(cwd, out), 'utf8')).toBe(await readFile(join(cwd, 'live.jsonl'), 'utf8'))
    }
    expect(JSON.parse(recorded.stdout)).toMatchObject({ cassette: FILE, answers: { answered: 12, missed: 0, unused: 0 }, decisions: 12 })
    const again = await runHere(RECORD, { cwd })
    expect(again.stderr).toBe(`wrote ${FILE}: 0 questions asked\n`)
    expect([await asked(), await readFile(join(cwd, FILE), 'utf8')]).toEqual([12, text])
  })
})

test('a question that is not recorded fails the run, names the nearest, and is a failed scorer to the policy', async () => {
  await withOrders(async cwd => {
    await runHere(RECORD, { cwd })
    await appendFile(join(cwd, 'orders.jsonl'), order(13).replace('"tier":"A"', '"tier":"B"'))
    const missed = await runHere([...REPLAY, '--report', 'report.html'], { cwd })
    expect(missed.code).toBe(1)
    expect(missed.stdout).toMatch(
      /orders\.jsonl:13:1 error `order-release` on `SO-13`: not recorded; nearest is `sha256:[0-9a-f]{12}`: `order\.total` is `1300 EUR`, was `\d+ EUR`; `order\.tier` is `"B"`, was `"A"` cassette-miss/,
    )
    expect(missed.stdout).toMatch(/13 records, 13 decisions · 12 questions answered from the cassette · 1 question not in it/)
    expect(missed.stdout).toMatch(/scorer-failed +1/)
    const report = await readFile(join(cwd, 'report.html'), 'utf8')
    expect(report).toMatch(/<dt>Answered from the cassette<\/dt><dd>12<\/dd>/)
    expect(report).toMatch(/<dt>Not in the cassette<\/dt><dd>1<\/dd>/)
    expect(report).toMatch(/Scorers were not asked: <code>release\.cassette\.json<\/code>/)
    expect(await runHere([...REPLAY, '--allow-misses'], { cwd })).toMatchObject({ code: 0 })
    expect(await runHere([...REPLAY, '--allow-misses', '--fail-on', 'missed>5%'], { cwd })).toMatchObject({ code: 1 })
    expect(await runHere([...REPLAY, '--allow-misses', '--fail-on', 'missed>10%,answered<90%'], { cwd })).toMatchObject({ code: 0 })
  })
})

test('what an edit of the policy asks otherwise is a miss that says so', async () => {
  await withOrders(async cwd => {
    await runHere(RECORD, { cwd })
    const policy = join(cwd, 'policies', 'order-release.policy.yaml')
    await writeFile(policy, (await readFile(policy, 'utf8')).replace('says: Hold the order', 'says: Keep the order back'))
    const { code, stdout } = await runHere(REPLAY, { cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('the choice `hold` is `Keep the order back`, was `Hold the order`')
    expect(stdout).toContain('12 questions not in it · 12 answers unused')
  })
})

test('answers of another model count for nothing where the module says whose count', async () => {
  await withOrders(async (cwd, asked) => {
    await runHere(RECORD, { cwd })
    expect(await runHere([...REPLAY, '--scorers', MODULE], { cwd })).toMatchObject({ code: 0 })
    await mkdir(join(cwd, 'newer'))
    await writeScorers(join(cwd, 'newer'), { version: '2' })
    const other = await runHere([...REPLAY, '--scorers', join('newer', MODULE)], { cwd })
    expect(other).toMatchObject({ code: 1, stdout: expect.stringContaining('model `table-1`: another model, prompt, schema or map') })
    expect(await asked()).toBe(12)
  })
})

test('`--rescore` leaves recorded answers aside; `--prune` takes out what nobody asks any more', async () => {
  await withOrders(async (cwd, asked) => {
    const lines = ORDERS.slice(0, 3).map(line => line.replace(/\}\n$/, ',"scoring":{"option":"hold","confidence":"0.99"}}\n'))
    await runHere(RECORD, { cwd })
    await writeFile(join(cwd, 'orders.jsonl'), lines.join(''))
    const kept = await runHere([...REPLAY, '--format', 'json'], { cwd })
    expect(JSON.parse(kept.stdout)).toMatchObject({ options: { hold: 3 }, answers: { answered: 0, missed: 0, unused: 12 } })
    const keys: readonly { readonly key: string }[] = JSON.parse(await readFile(join(cwd, FILE), 'utf8')).answers
    expect(JSON.parse(kept.stdout).answers.unusedKeys).toEqual(keys.map(({ key }) => key))
    const rescored = await runHere([...REPLAY, '--rescore', '--format', 'json'], { cwd })
    expect(JSON.parse(rescored.stdout)).toMatchObject({ options: { release: 3 }, answers: { answered: 3, missed: 0, unused: 9 } })
    const pruned = await runHere([...RECORD, '--rescore', '--prune', '--format', 'json'], { cwd })
    expect(pruned.stderr).toBe(`wrote ${FILE}: 0 questions asked, 9 answers taken out\n`)
    expect(answersOf(pruned.stdout)).toEqual({ answered: 3, failed: {}, missed: 0, unused: 0, unusedKeys: [] })
    expect(await asked()).toBe(12)
  })
})

test('an edited cassette is refused at its place, and nothing is decided', async () => {
  await withOrders(async cwd => {
    await runHere(RECORD, { cwd })
    const text = await readFile(join(cwd, FILE), 'utf8')
    await writeFile(join(cwd, FILE), text.replace('"0.95"', '"0.99"'))
    for (const args of [REPLAY, RECORD]) {
      const { code, stdout, stderr } = await runHere(args, { cwd })
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(/^release\.cassette\.json:\d+:23 error the answer was changed after it was recorded cassette-edited\n/)
    }
    expect(await readFile(join(cwd, FILE), 'utf8')).toBe(text.replace('"0.95"', '"0.99"'))
  })
})

describe('what a scorer does wrong is told, and no such question passes for answered', () => {
  const provenance = `{ answeredBy: 'table', identity }`
  test.each<[string, string, RegExp, number]>([
    [
      'a limit of the server',
      `{ status: 'failed', code: 'rate-limited', detail: 'later', provenance: ${provenance} }`,
      /^12 questions got no answer that is recorded: rate-limited 12\n/,
      12,
    ],
    ['a throw', `(() => { throw new Error('boom') })()`, /^12 questions got no answer that is recorded: scorer-threw 12\n/, 12],
    ['a refusal, which is recorded', `{ status: 'failed', code: 'refused', detail: 'no', provenance: ${provenance} }`, /^wrote release/, 0],
    [
      'a secret, which is masked',
      `{ status: 'answered', confidence: { hold: '1' }, rationale: 'the key is sk-live-4f9aK2mQ8vX1zR7tB3nW6yD0', provenance: ${provenance} }`,
      /^12 answers held what looks like a secret; it is masked\nwrote release/,
      0,
    ],
  ])('%s', async (_name, answer, said, missed) => {
    await withOrders(async cwd => {
      await writeScorers(cwd, { answer })
      const { code, stdout, stderr } = await runHere([...RECORD, '--format', 'json'], { cwd })
      expect(stderr).toMatch(said)
      expect({ code, answers: answersOf(stdout) }).toMatchObject({ code: missed > 0 ? 1 : 0, answers: { answered: 12 - missed, missed } })
      expect(await readFile(join(cwd, FILE), 'utf8')).not.toContain('sk-live')
    })
  })

  test('what the server said is told once, and recorded failures are counted', async () => {
    await withOrders(async cwd => {
      const failed = (code: string, detail: string): string =>
        `({ status: 'failed', code: '${code}', detail: ${detail}, provenance: ${provenance} })`
      await writeScorers(cwd, { answer: failed('request-refused', "'401: no such project \\u001b[2J' + ' again'.repeat(90)") })
      const { code, stdout, stderr } = await runHere(RECORD, { cwd })
      expect(code).toBe(1)
      expect(stderr).toMatch(
        /^12 questions got no .*: request-refused 12\n {2}request-refused: 401: no such project �\[2J again.{1,290}…\nwrote /,
      )
      expect(stdout).toMatch(/^orders\.jsonl:1:1 error asked for this recording.*: request-refused 12 \(the first: 401: no such project/)
      expect(stdout).toMatch(/cassette-miss\n… and 11 more issues\n/)
      await mkdir(join(cwd, 'other'))
      await writeScorers(join(cwd, 'other'), {
        answer: `total > 300 ? ${failed('refused', "'no'")} : total > 200 ? ${failed('truncated', "'cut'")} : ${failed('refused', "'no'")}`,
      })
      const recorded = await runHere([...RECORD.slice(0, -1), join('other', MODULE)], { cwd })
      expect(recorded).toMatchObject({ code: 0, stderr: `wrote ${FILE}: 12 questions asked\n` })
      expect(recorded.stdout).toContain('12 questions answered from the cassette (failures: refused 11, truncated 1)')
      const { stdout: json } = await runHere([...REPLAY, '--workers', '2', '--format', 'json'], { cwd })
      expect(answersOf(json)).toMatchObject({ answered: 12, failed: { refused: 11, truncated: 1 } })
    })
  })

  test('a card number in an order gets neither into the file nor onto the screen', async () => {
    await withOrders(async cwd => {
      const policy = join(cwd, 'policies', 'order-release.policy.yaml')
      await writeFile(policy, (await readFile(policy, 'utf8')).replace('shows: [order.total,', 'shows: [order.total, order.customerId,'))
      await writeFile(join(cwd, 'orders.jsonl'), ORDERS.join('').replace('"customerId":"C1"', '"customerId":"4111111111111111"'))
      const { stderr } = await runHere(RECORD, { cwd })
      const text = await readFile(join(cwd, FILE), 'utf8')
      expect(text).not.toContain('4111111111111111')
      expect(stderr).not.toContain('4111111111111111')
    })
  })

  test('a name that nobody exports', async () => {
    await withOrders(async cwd => {
      const module = join(cwd, MODULE)
      await writeFile(module, (await readFile(module, 'utf8')).replace('export const release', 'export const relaese'))
      const { code, stderr } = await runHere(RECORD, { cwd })
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `a policy asks \`release\`, and the module exports only \`relaese\`; did you mean \`relaese\`?\nwrote ${FILE}: 0 questions asked\n`,
      })
    })
  })
})

test('what a module writes to the console does not get into the results', async () => {
  await withOrders(async cwd => {
    const module = join(cwd, MODULE)
    const text = (await readFile(module, 'utf8')).replace('const total =', "console.log('scoring')\n    const total =")
    await writeFile(module, `console.log('loaded')\n${text}`)
    const own = globalThis.console
    const { code, stdout, stderr } = await runHere([...RECORD, '--format', 'json'], { cwd })
    expect(globalThis.console).toBe(own)
    expect({ code, answers: answersOf(stdout) }).toMatchObject({ code: 0, answers: { answered: 12 } })
    expect(stderr).toBe(`loaded\n${'scoring\n'.repeat(12)}wrote ${FILE}: 12 questions asked\n`)
  })
})

test('names that are no JavaScript names stand in `scorers`', async () => {
  await withOrders(async cwd => {
    const module = join(cwd, MODULE)
    const text = (await readFile(module, 'utf8')).replace('export const release', 'const release')
    await writeFile(module, `${text}export const scorers = { 'release': release, 'another-one': release }\n`)
    expect(await runHere(RECORD, { cwd })).toMatchObject({ code: 0, stderr: `wrote ${FILE}: 12 questions asked\n` })
  })
})

test('options that make no sense together, and files that are not there, are mistakes', async () => {
  await withOrders(async cwd => {
    await writeFile(join(cwd, 'empty.mjs'), 'export const release = 7\n')
    await writeFile(join(cwd, 'broken.mjs'), 'export const = 7\n')
    const mistakes: readonly (readonly [args: readonly string[], says: string])[] = [
      [['orders.jsonl', '--cassette', 'none.json'], 'the cassette `none.json` cannot be read'],
      [['orders.jsonl', '--cassette', 'a', '--record', 'b'], '`--cassette` asks nobody and `--record` asks'],
      [['orders.jsonl', '--record', FILE], '`--record` needs `--scorers`'],
      [['orders.jsonl', '--scorers', MODULE], 'belong to `--cassette` or `--record`'],
      [['orders.jsonl', '--rescore'], 'belong to `--cassette` or `--record`'],
      [['orders.jsonl', '--cassette', FILE, '--prune'], '`--prune` and `--concurrency` belong to `--record`'],
      [['orders.jsonl', '--record', FILE, '--scorers', 'none.mjs'], 'the module `none.mjs` cannot be loaded'],
      [['orders.jsonl', '--record', FILE, '--scorers', 'broken.mjs'], 'the module `broken.mjs` cannot be loaded'],
      [['orders.jsonl', '--record', FILE, '--scorers', 'empty.mjs'], 'the module `empty.mjs` exports no scorer'],
      [['orders.jsonl', '--record', 'orders.jsonl', '--scorers', MODULE], '`orders.jsonl` is an input'],
      [['orders.jsonl', '--record', 'x', '--out', './x', '--scorers', MODULE], '`--out` and `--record` name the same file'],
      [['orders.jsonl', '--record', 'no/x', '--scorers', MODULE], '`no/x` cannot be written'],
      [['--record', FILE, '--scorers', MODULE], '`--record` reads its lines twice'],
      [['orders.jsonl', '--record', FILE, '--scorers', MODULE, '--concurrency', '0'], '`--concurrency` is a number from 1 to 256'],
    ]
    for (const [args, says] of mistakes) {
      await rm(join(cwd, 'x'), { force: true })
      expect(await runHere(['dry-run', ...args], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
    }
  })
})
