import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inNewWorkspace, runCli } from '../run-cli.fixture.ts'

/** What a run adds to its stderr when it ends: the most memory that it had, in kilobytes. */
const TELL = `data:text/javascript,process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS))`

/** A line that were kept would need more than half a kilobyte: 80 MB in all. The bench measures a million lines with decisions. */
const MOST_GROWTH = 1.35

// Measured anew where the machine was so busy that the collector came late; what is kept is kept each time.
test('five times as many packed lines need about as much memory', { retry: 2 }, async () => {
  await inNewWorkspace(async cwd => {
    const [short = 0, long = 0] = await Promise.all([40_000, 200_000].map(count => kilobytesFor(cwd, count)))
    expect(short).toBeGreaterThan(50_000)
    expect(long / short).toBeLessThan(MOST_GROWTH)
  })
})

async function kilobytesFor(cwd: string, count: number): Promise<number> {
  // Most lines are events of others, as in a real stream: they are read and remembered, and cost no decision.
  const lines = Array.from({ length: count }, (_, index) => (index % 200 === 0 ? order(`SO-${index}`) : foreign(index)))
  await writeFile(join(cwd, `${count}.gz`), gzipSync(lines.join(''), { level: 1 }))
  const args = ['dry-run', `${count}.gz`, '--format', 'json', '--workers', '1', '--out', '/dev/null']
  const { stdout, stderr } = await runCli(args, { cwd, node: ['--import', TELL] })
  expect(JSON.parse(stdout)).toMatchObject({ records: count, decisions: count / 200, duplicates: 0 })
  return Number(/rss (\d+)/.exec(stderr)?.[1])
}

function foreign(index: number): string {
  return `{"specversion":"1.0","id":"f-${index}","source":"yms","type":"dock.opened","time":"2026-03-20T12:00:00Z","data":{"padding":"${'x'.repeat(200)}"}}\n`
}

function order(id: string): string {
  const data = { id, nodeId: 'DC-EAST', customerId: 'C1', shipComplete: false, total: '10 EUR', lines: [] }
  const event = { specversion: '1.0', id: `e-${id}`, source: 'oms', type: 'order.created', time: '2026-03-20T12:00:00Z', data }
  return `${JSON.stringify({ event, facts: { credit: { status: 'ok' } }, scoring: { option: 'release', confidence: '0.95' } })}\n`
}
