import { beforeAll, expect, test } from 'vitest'
import { dryRunReport } from './dry-run-report.ts'
import type { Order } from './reported-run.fixture.ts'
import { reportedRun } from './reported-run.fixture.ts'

const HOSTILE = `"'></td></script></svg><script>alert(1)</script><img src=https://example.com/x onerror=alert(1)>\u0000\u2028\u202e{a|b}&amp;\`x\``
const NAMED = '"><script>alert(1)</script>'

const orders: readonly Order[] = [
  { id: `SO ${HOSTILE}`, site: HOSTILE, tag: HOSTILE, note: 'Ada Lovelace!', confidence: '0.95' },
  { id: 'SO-2', site: `${HOSTILE} 2`, confidence: '0.95', time: '2026-03-21T12:00:00Z' },
  { id: 'SO-3', site: 'DC-1', confidence: '0.3' },
]

let html = ''
beforeAll(async () => {
  const run = await reportedRun({ orders, workspace: 'shop', because: HOSTILE, file: `${HOSTILE}.jsonl` })
  const at = { file: HOSTILE, line: 1, column: 1, endLine: 1, endColumn: 1 }
  const issues = [{ code: 'line-not-json', severity: 'error', message: HOSTILE, suggestion: HOSTILE, at }] as const
  const undecided = { [HOSTILE]: 1 }
  const head = { ...run.head, workspace: HOSTILE, digest: NAMED, interrupted: true }
  html = await dryRunReport({ ...run, head, summary: { ...run.summary, issues, issueCount: 1, undecided } })
})

test('what comes from outside stays text, in tables, plots and explanations', () => {
  expect(html).not.toMatch(/<img|onerror=(?!alert\(1\)&gt;)|\u0000|\u2028|\u202e/)
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(html.match(/<\/script/g)).toHaveLength(1)
  expect(html.match(/<svg/g)?.length).toBe(html.match(/<\/svg>/g)?.length)
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(15)
})

test('personal data is masked as `explain` masks it', () => {
  expect(html).toContain('noted')
  expect(html).not.toContain('Lovelace')
})

/** All that a report needs; none of them fetches, runs or restyles anything. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  `lang charset http-equiv content name class viewBox preserveAspectRatio aria-hidden aria-label aria-live width height scope colspan id href role hidden type
  autocomplete spellcheck value data-verdict data-policy data-site data-filter d fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap
  transform x y x1 y1 x2 y2 text-anchor dominant-baseline points font-size`.split(/\s+/),
)

test('the page asks for nothing, and runs only the script that its security policy names', () => {
  const markup = html.replace(/<script>[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*<\/style>/, '')
  // What came from outside holds no `<` any more, so each of these is a tag of ours; quoted values may hold anything but quotes.
  const tags = markup.match(/<[a-z](?:[^>"]|"[^"]*")*>/gi) ?? []
  const attributes = tags.flatMap(tag => [...tag.replaceAll(/"[^"]*"/g, '""').matchAll(/\s([^\s=>/]+)/g)].map(([, name = '']) => name))
  expect(attributes.length).toBeGreaterThan(200)
  expect([...new Set(attributes)].filter(name => !ATTRIBUTES.has(name))).toEqual([])
  expect(markup.match(/<(script|style|img|link|iframe|object|embed|form|base|use|image|foreignObject|animate)\b/i)).toBeNull()
  expect([...markup.matchAll(/href="([^"]*)"/g)].filter(([, target = '']) => !/^#[a-z]+$/.test(target))).toEqual([])
  expect(html).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; script-src 'sha256-[A-Za-z0-9+/=]{44}'/)
  expect(html).not.toMatch(/url\(|@import|https?:\/\/(?!example\.com)/)
})
