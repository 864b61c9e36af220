import { expect, test } from 'vitest'
import { createSummary } from '../dry-run/create-summary.ts'
import { decided } from '../dry-run/decided.fixture.ts'
import { dryRunReport } from './dry-run-report.ts'

const hostile = '"><script>alert(1)</script><img src=https://example.com/x>\u0000'
const builder = createSummary()
builder.addRecord()
builder.addDecided(decided({ verdict: 'review', option: hostile, site: hostile, reasons: [hostile], struck: { [hostile]: [hostile] } }))
builder.addUndecided(hostile)
const at = { file: hostile, line: 1, column: 1, endLine: 1, endColumn: 1 }
builder.addBroken([{ code: 'line-not-json', severity: 'error', message: hostile, suggestion: hostile, at }])
const html = dryRunReport(builder.summary(), { workspace: hostile, digest: hostile, inputs: [hostile], replay: 'recorded' })

test('what comes from outside stays text', () => {
  expect(html).not.toMatch(/<script|<img|\u0000/)
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8)
})

test('the page asks for nothing and runs nothing', () => {
  expect(html).not.toMatch(/\s(src|href|style|on\w+)=/)
  expect(html).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'/)
  expect(html).not.toMatch(/url\(|@import/)
})
