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

test('a run without decisions says so, and has no plots', async () => {
  const page = await dryRunReport(await reportedRun({ orders: [] }))
  expect(page).toContain('No line led to a decision.')
  expect(page).not.toMatch(/<svg|<nav|<section/)
})

test.each([
  { name: 'no scored choice, no histogram', orders: [{ id: 'SO-1' }], says: 'No choice came with a confidence', not: /Histogram/ },
  {
    name: 'one time, no timeline',
    orders: [{ id: 'SO-1' }, { id: 'SO-2' }],
    says: 'All of it is within one minute, from 2026-03-20 12:00 UTC.',
    not: /one bar for/,
  },
  {
    name: 'few decisions are all there, in order',
    orders: [{ id: 'SO-2' }, { id: 'SO-1' }],
    says: 'All 2 decisions of the run, in the order of the input.',
    not: /SO-1[\s\S]*SO-2/,
  },
  { name: 'one site, no bars by site', orders: [{ id: 'SO-1' }], says: 'What would happen', not: /By site|data-filter="site"/ },
])('$name', async ({ orders: few, says, not }) => {
  const page = (await dryRunReport(await reportedRun({ orders: few }))).replace(/<script>[\s\S]*<\/script>/, '')
  expect(page).toContain(says)
  expect(page).not.toMatch(not)
})

test('thresholds are those of the policy and of every rollout row', () => {
  expect(html).toContain('Gate sure permits from 0.9 or 0.92, asks a person from 0.6, denies below.')
  expect(html).toMatch(/<text[^>]*>permit 0\.92<\/text>/)
})

test('of many decisions the first of each kind are shown, each kind once before any twice, and the page stays small', async () => {
  const many = Array.from(
    { length: 900 },
    (_, index): Order => ({ id: `SO-${index}`, site: `DC-${index % 2}`, confidence: index === 899 ? '0.7' : '0.99' }),
  )
  const page = await dryRunReport(await reportedRun({ orders: many }))
  expect(page).toContain('299 of 900 decisions: of each of 3 combinations')
  expect([...page.matchAll(/box<\/span> (SO-\d+)/g)].slice(0, 4).map(([, key]) => key)).toEqual(['SO-0', 'SO-1', 'SO-899', 'SO-2'])
  expect(page).toContain('601 others are not in this page')
  expect(page).toContain('One of 450 decisions of this kind.')
  expect(page.length).toBeLessThan(400_000)
})

test('the same run gives the same page', async () => {
  const [once, again] = await Promise.all([1, 2].map(async () => await dryRunReport(await reportedRun({ orders }))))
  expect(once).toBe(again)
})
