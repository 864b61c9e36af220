import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inNewWorkspace, runCli } from '../run-cli.fixture.ts'

const SAMPLE = join('samples', 'orders.jsonl')

test('memory stays constant over 200,000 packed lines', async () => {
  await inNewWorkspace(async cwd => {
    // Most lines are events of others, as in a real stream: they are read and remembered, and cost no decision.
    const lines = Array.from({ length: 200_000 }, (_, index) => (index % 200 === 0 ? order(`SO-${index}`) : foreign(index)))
    await writeFile(join(cwd, 'long.jsonl.gz'), gzipSync(lines.join(''), { level: 1 }))
    const tell = `data:text/javascript,process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS))`
    const [short, long] = await Promise.all(
      [SAMPLE, 'long.jsonl.gz'].map(file =>
        runCli(['dry-run', file, '--format', 'json', '--workers', '1', '--out', '/dev/null'], { cwd, node: ['--import', tell] }),
      ),
    )
    const kilobytes = ({ stderr } = { stderr: '' }) => Number(/rss (\d+)/.exec(stderr)?.[1])
    expect(JSON.parse(long?.stdout ?? '')).toMatchObject({ records: 200_000, decisions: 1000, duplicates: 0 })
    expect(kilobytes(long) - kilobytes(short)).toBeLessThan(250_000)
  })
})

function foreign(index: number): string {
  return `{"specversion":"1.0","id":"f-${index}","source":"yms","type":"dock.opened","time":"2026-03-20T12:00:00Z","data":{"padding":"${'x'.repeat(200)}"}}\n`
}

function order(id: string): string {
  const data = { id, nodeId: 'DC-EAST', customerId: 'C1', shipComplete: false, total: '10 EUR', lines: [] }
  const event = { specversion: '1.0', id: `e-${id}`, source: 'oms', type: 'order.created', time: '2026-03-20T12:00:00Z', data }
  return `${JSON.stringify({ event, facts: { credit: { status: 'ok' } }, scoring: { option: 'release', confidence: '0.95' } })}\n`
}
