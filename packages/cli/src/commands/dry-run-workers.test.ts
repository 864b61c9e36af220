import { readFile, stat, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inNewWorkspace, startCli } from '../run-cli.fixture.ts'
import { inTurn, runHere } from '../run-here.fixture.ts'

/** Long enough that a few lines make a block. */
const PADDING = 'x'.repeat(3000)

function order(number: number, more: object = {}): string {
  const data = {
    id: `SO-${number}`,
    nodeId: ['DC-EAST', 'DC-WEST', 'DC-NORTH'][number % 3],
    customerId: 'C1',
    shipComplete: false,
    total: `${number * 10} EUR`,
    lines: [],
    padding: PADDING,
  }
  const event = { specversion: '1.0', id: `e-${number}`, source: 'oms', type: 'order.created', time: '2026-03-20T12:00:00Z', data }
  const facts = { credit: { status: number % 7 === 0 ? 'blocked' : 'ok' } }
  return JSON.stringify({ event, facts, scoring: { option: 'release', confidence: number % 5 === 0 ? '0.4' : '0.97' }, ...more })
}

/** Nothing is alike from block to block: duplicates of lines far away, broken lines, warnings, events that nobody decides. */
function line(number: number): string {
  if (number % 97 === 0) return '{"event":'
  if (number % 89 === 0) return ''
  if (number % 83 === 0) return order(number, { unheard: number })
  if (number % 79 === 0) return order(number).replace('order.created', `dock.opened-${number}`)
  return order(number % 5 === 0 ? number >> 1 : number)
}

/** The same again, by a set of texts. */
function counted(lines: readonly string[]): Readonly<Record<'records' | 'broken' | 'duplicates' | 'decisions', number>> {
  const ids = new Set<string>()
  const counts = { records: 0, broken: 0, duplicates: 0, decisions: 0 }
  for (const text of lines.filter(one => one !== '')) {
    const id = /"id":"(e-\d+)"/.exec(text)?.[1]
    counts.records += 1
    if (id === undefined) counts.broken += 1
    else if (ids.has(id)) counts.duplicates += 1
    else if (text.includes('order.created')) counts.decisions += 1
    if (id !== undefined) ids.add(id)
  }
  return counts
}

test('one thread, two and four print the same bytes', async () => {
  await inNewWorkspace(async cwd => {
    const lines = Array.from({ length: 700 }, (_, index) => line(index + 1))
    await writeFile(`${cwd}/long.jsonl`, lines.slice(0, 600).join('\n'))
    await writeFile(`${cwd}/more.jsonl`, `${lines.slice(500).join('\n')}\n`)
    const files = ['dry-run', 'long.jsonl', 'more.jsonl', '--format', 'json', '--out', 'out.jsonl']
    const report = ['--report', 'report.html']
    const written: string[] = []
    const ran = await inTurn([['1', ...report], ['2'], ['4', ...report]], async workers => {
      const one = await runHere([...files, '--workers', ...workers], { cwd })
      written.push(await readFile(`${cwd}/out.jsonl`, 'utf8'), await readFile(`${cwd}/report.html`, 'utf8'))
      return one
    })
    const [one, ...others] = ran
    const expected = counted([...lines.slice(0, 600), ...lines.slice(500)])
    expect(expected.duplicates).toBeGreaterThan(150)
    expect(JSON.parse(one?.stdout ?? '')).toMatchObject(expected)
    expect(written[0]?.trimEnd().split('\n')).toHaveLength(expected.decisions)
    for (const other of others) expect({ ...other, stderr: '' }).toEqual({ ...one, stderr: '' })
    expect(new Set(written).size).toBe(2)
  })
})

test.each([['0'], ['65'], ['two'], ['-1'], ['1.5'], ['']])('`--workers %s` is a mistake', async workers => {
  await inNewWorkspace(async cwd => {
    const { code, stderr } = await runHere(['dry-run', 'samples/orders.jsonl', '--workers', workers], { cwd })
    expect({ code, stderr }).toEqual({ code: 2, stderr: `error: \`--workers\` is a number from 1 to 64, got \`${workers}\`\n` })
  })
})

test('simulated decisions are coupled, so that threads make no difference', async () => {
  await inNewWorkspace(async cwd => {
    await writeFile(`${cwd}/long.jsonl`, Array.from({ length: 200 }, (_, index) => order(index + 1)).join('\n'))
    const [one, four] = await inTurn(['1', '4'], workers =>
      runHere(['dry-run', 'long.jsonl', '--replay', 'simulated', '--workers', workers], { cwd }),
    )
    expect(one?.stdout).toMatch(/^200 records, 200 decisions/)
    expect(four).toEqual(one)
  })
})

test('a kill in the middle leaves what was decided until then, whole and in order, and says how far it came', async () => {
  await inNewWorkspace(async cwd => {
    const args = ['dry-run', '--workers', '2', '--format', 'json', '--out', 'out.jsonl']
    const running = startCli(args, { cwd })
    running.type(Array.from({ length: 400 }, (_, index) => `${order(index + 1)}\n`).join(''))
    running.type('{"event":')
    while ((await stat(`${cwd}/out.jsonl`).catch(() => ({ size: 0 }))).size === 0) await new Promise(resolve => setTimeout(resolve, 20))
    running.kill('SIGTERM')
    const { code, stdout, stderr } = await running.ended
    const { interrupted, reached, records, decisions, broken } = JSON.parse(stdout)
    const lines = (await readFile(`${cwd}/out.jsonl`, 'utf8')).trimEnd().split('\n')
    expect(lines.map(one => JSON.parse(one).line)).toEqual(Array.from({ length: decisions }, (_, index) => index + 1))
    expect({ code, interrupted, reached, broken }).toEqual({
      code: 143,
      interrupted: true,
      reached: { file: '<stdin>', line: records },
      broken: 0,
    })
    expect(stderr).toBe(
      `interrupted: ${records} records were decided, up to line ${records} of <stdin>; the rest was not read\nwrote out.jsonl\n`,
    )
  })
})
