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
const html = dryRunReport(builder.summary(), {
  workspace: hostile,
  digest: hostile,
  inputs: [hostile],
  replay: 'recorded',
  interrupted: true,
})

test('what comes from outside stays text', () => {
  expect(html).not.toMatch(/<script|<img|\u0000/)
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8)
})

/** All that a report needs; none of them fetches, runs or restyles anything. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'lang charset http-equiv content name class viewBox preserveAspectRatio aria-hidden width height scope'.split(' '),
)

test('the page asks for nothing and runs nothing', () => {
  // What came from outside holds no `<` any more, so each of these is a tag of ours; quoted values may hold anything but quotes.
  const tags = html.match(/<[a-z][^>]*>/gi) ?? []
  const attributes = tags.flatMap(tag => [...tag.replaceAll(/"[^"]*"/g, '""').matchAll(/\s([^\s=>/]+)/g)].map(([, name = '']) => name))
  expect(attributes.length).toBeGreaterThan(50)
  expect([...new Set(attributes)].filter(name => !ATTRIBUTES.has(name))).toEqual([])
  expect(html.match(/<(script|img|link|iframe|object|embed|a|form|base|use|foreignObject)\b/i)).toBeNull()
  expect(html).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'/)
  expect(html).not.toMatch(/url\(|@import/)
})
