import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inNewWorkspace, runCli, startCli } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

const SAMPLE = join('samples', 'orders.jsonl')

function order(id: string): string {
  const data = { id, nodeId: 'DC-EAST', customerId: 'C1', shipComplete: false, total: '10 EUR', lines: [] }
  const event = { specversion: '1.0', id: `e-${id}`, source: 'oms', type: 'order.created', time: '2026-03-20T12:00:00Z', data }
  return `${JSON.stringify({ event, facts: { credit: { status: 'ok' } }, scoring: { option: 'release', confidence: '0.95' } })}\n`
}

test('files, packed files, several files and a pipe decide the same; an id is decided once over all of them', async () => {
  await inNewWorkspace(async cwd => {
    const lines = await readFile(join(cwd, SAMPLE))
    await writeFile(join(cwd, 'packed.jsonl.gz'), gzipSync(lines))
    await writeFile(join(cwd, 'other.jsonl'), `\n${order('SO-99')}`)
    const json = async (args: readonly string[], input?: Buffer) =>
      JSON.parse((await runCli(['dry-run', ...args, '--format', 'json'], { cwd, ...(input === undefined ? {} : { input }) })).stdout)
    const [plain, packed, piped, pipedPacked, twice] = await Promise.all([
      json([SAMPLE]),
      json(['packed.jsonl.gz']),
      json([], lines),
      json(['-'], gzipSync(lines)),
      json([SAMPLE, 'other.jsonl', 'packed.jsonl.gz']),
    ])
    for (const one of [packed, piped, pipedPacked]) expect({ ...one, inputs: [] }).toEqual({ ...plain, inputs: [] })
    expect(plain).toMatchObject({
      workspace: 'shop',
      replay: 'recorded',
      interrupted: false,
      inputs: [SAMPLE],
      records: 11,
      decisions: 10,
      duplicates: 1,
    })
    expect(twice).toMatchObject({ inputs: [SAMPLE, 'other.jsonl', 'packed.jsonl.gz'], records: 23, decisions: 11, duplicates: 12 })
  })
})

test('lines that cannot be read are issues with a place, and the run goes on', async () => {
  await inNewWorkspace(async cwd => {
    const input = Buffer.concat([
      Buffer.from(`${order('SO-1')}{"event":\n[]\n\n`),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(`{"record":7}\n${order('SO-2')}${order('SO-1')}${order('SO-3').slice(0, -1)}`),
    ])
    const { code, stdout, stderr } = await runHere(['dry-run', '--format', 'json'], { cwd, input })
    const summary = JSON.parse(stdout)
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(summary).toMatchObject({ records: 8, decisions: 3, duplicates: 1, broken: 4, issueCount: 4 })
    expect(
      summary.issues.map(({ code: issue, at }: { code: string; at: { file: string; line: number } }) => [at.file, at.line, issue]),
    ).toEqual([
      ['<stdin>', 2, 'line-not-json'],
      ['<stdin>', 3, 'line-unreadable'],
      ['<stdin>', 5, 'line-not-utf8'],
      ['<stdin>', 6, 'record-version'],
    ])
  })
})

test('events that no policy decides are counted by type; nothing is nothing; a packed file may break off', async () => {
  await inNewWorkspace(async cwd => {
    const unknown = order('SO-1').replace('order.created', 'dock.opened')
    const closed = order('SO-2').replace('order.created', 'order.closed')
    const torn = gzipSync(Array.from({ length: 500 }, (_, index) => order(`SO-${index}`)).join('')).subarray(0, 2000)
    const [undecided, nothing, broken] = await inTurn([unknown + closed, '', torn], input =>
      runHere(['dry-run', '--format', 'json'], { cwd, input }),
    )
    expect({ code: undecided?.code, ...JSON.parse(undecided?.stdout ?? '') }).toMatchObject({
      code: 0,
      records: 2,
      decisions: 0,
      undecided: { 'dock.opened': 1, 'order.closed': 1 },
    })
    expect({ code: nothing?.code, ...JSON.parse(nothing?.stdout ?? '') }).toMatchObject({
      code: 0,
      records: 0,
      decisions: 0,
      verdicts: { permit: 0, review: 0, deny: 0, 'not-applicable': 0 },
      options: {},
      issues: [],
    })
    expect({ code: broken?.code, ...JSON.parse(broken?.stdout ?? '') }).toMatchObject({ code: 1, issues: [{ code: 'input-broken-off' }] })
  })
})

test('without a recorded ledger nobody knows what an agent has used; `--replay simulated` does', async () => {
  await inNewWorkspace(async cwd => {
    const input = order('SO-1') + order('SO-2')
    const [recorded, simulated] = await inTurn(['recorded', 'simulated'], replay =>
      runHere(['dry-run', '--replay', replay], { cwd, input }),
    )
    expect(recorded?.stdout).toMatch(
      /review +2 +100\.0 %[\s\S]*ledger agent\/release-agent: not-asked +2[\s\S]*→ The recording has no ledger.*`--replay\s+simulated`/,
    )
    expect(simulated?.stdout).toMatch(/permit +2 +100\.0 %/)
    expect(simulated?.stdout).not.toMatch(/ledger/)
  })
})

test('each decision is one line of `--out`, which can be decided about; the report is one file', async () => {
  await inNewWorkspace(async cwd => {
    const ran = await runHere(['dry-run', SAMPLE, '--out', 'out.jsonl', '--report', 'report.html'], { cwd })
    expect(ran).toMatchObject({ code: 0, stderr: 'wrote out.jsonl\nwrote report.html\n' })
    const lines = (await readFile(join(cwd, 'out.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(10)
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      line: 2,
      event: { id: 'e-2' },
      subject: { key: 'SO-2' },
      verdict: 'review',
      enforcement: 'await-approval',
      option: 'release',
      reasons: ['value'],
      decision: { kind: 'single' },
    })
    expect(await readFile(join(cwd, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<h1>Dry run of shop<\/h1>[\s\S]*<\/html>\n$/)
  })
})

test('what cannot be read or written is told before anything is decided', async () => {
  const mistakes: readonly (readonly [args: readonly string[], says: string])[] = [
    [['nowhere.jsonl'], 'there is no file `nowhere.jsonl`'],
    [['samples'], '`samples` is a folder'],
    [[SAMPLE, '-p', 'nowhere'], 'there is no workspace or bundle `nowhere`'],
    [[SAMPLE, '--out', 'no/where.jsonl'], '`no/where.jsonl` cannot be written: its folder does not exist'],
    [[SAMPLE, '--report', 'samples'], '`samples` cannot be written: it is a folder'],
    [[SAMPLE, '--report', 'countersign.yaml/x'], '`countersign.yaml/x` cannot be written: its folder is a file'],
    [[SAMPLE, '--out', `./${SAMPLE}`], `\`./${SAMPLE}\` is an input`],
    [[SAMPLE, '--out', 'a', '--report', './a'], 'name the same file'],
    [[SAMPLE, '--replay', 'real'], 'Allowed choices are recorded, simulated'],
  ]
  await inNewWorkspace(async cwd => {
    await writeFile(join(cwd, 'a'), '')
    const before = await readFile(join(cwd, SAMPLE), 'utf8')
    const ran = await inTurn(mistakes, ([args]) => runHere(['dry-run', ...args], { cwd }))
    for (const [index, [, says]] of mistakes.entries())
      expect(ran[index]).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) })
    expect(await readFile(join(cwd, SAMPLE), 'utf8')).toBe(before)
  })
})

test('Ctrl-C ends a run: what was decided is summed up and written, and it says so', async () => {
  await inNewWorkspace(async cwd => {
    const running = startCli(['dry-run', '--format', 'json', '--out', 'out.jsonl', '--report', 'report.html'], { cwd })
    running.type(order('SO-1') + order('SO-2') + order('SO-3').slice(0, 50))
    for (let tries = 0; tries < 500; tries += 1) {
      const written = await readFile(join(cwd, 'out.jsonl'), 'utf8').catch(() => '')
      if (written.split('\n').length === 3) break
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    running.kill('SIGINT')
    const { code, stdout, stderr } = await running.ended
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 130, interrupted: true, records: 2, decisions: 2, issues: [] })
    expect(stderr).toMatch(
      /^interrupted: 2 records were decided, up to line 2 of <stdin>; the rest was not read\nwrote out\.jsonl\nwrote report\.html\n$/,
    )
    expect(
      (await readFile(join(cwd, 'out.jsonl'), 'utf8'))
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).line),
    ).toEqual([1, 2])
    expect(await readFile(join(cwd, 'report.html'), 'utf8')).toContain('interrupted')
  })
})

test('a reader that has enough is no failure', async () => {
  await inNewWorkspace(async cwd => {
    const running = startCli(['dry-run', SAMPLE, '--format', 'json'], { cwd, input: '' })
    running.closeStdout()
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' })
  })
})
