import { expect, test } from 'vitest'
import { plainPaper } from '../terminal/paper.ts'
import { createSummary } from './create-summary.ts'
import type { Example } from './decided.fixture.ts'
import { decided } from './decided.fixture.ts'
import { formatSummary } from './format-summary.ts'
import type { RunHead } from './summary.ts'

const head: RunHead = { workspace: 'shop', digest: 'sha256:1', inputs: ['events.jsonl'], replay: 'recorded', interrupted: false }

function printed(examples: readonly Example[], columns = 100, replay: RunHead['replay'] = 'recorded', interrupted = false): string {
  const builder = createSummary()
  for (const example of examples) {
    builder.addRecord()
    builder.addDecided(decided(example))
  }
  return formatSummary(builder.summary(), { ...head, replay, interrupted }, { ...plainPaper, columns })
}

const LONG = Array.from({ length: 9 }, (_, index) => `a-reason-with-a-long-name-${index}`)

test('a summary, whole', () => {
  const examples: readonly Example[] = [
    ...Array.from({ length: 3 }, (): Example => ({ verdict: 'permit', struck: { hold: ['some-short'] } })),
    {
      verdict: 'review',
      enforcement: 'await-approval',
      reasons: ['daily', 'spend'],
      missing: [['ledger p/daily[A]', 'not-asked']],
      site: 'DC-WEST',
    },
  ]
  expect(`\n${printed(examples)}`).toBe(`
4 records, 4 decisions
shop sha256:1

Verdict
 permit  3  75.0 %  █████████████████████████████████
 review  1  25.0 %  ███████████

Enforcement: what would happen
 execute         3  75.0 %  █████████████████████████████████
 await-approval  1  25.0 %  ███████████

Chosen option
 release-all  4  100.0 %  █████████████████████████████████

Reasons: what spoke on the chosen plan
 daily  1  25.0 %  █████████████████████████████████
 spend  1  25.0 %  █████████████████████████████████

Not known: what those reasons had to do without
 ledger p/daily: not-asked  1  25.0 %  █████████████████████████████████
  → The recording has no ledger: how much of a budget or an agent’s limit was used. \`--replay
    simulated\` counts it in the run.

Struck: why an option was not eligible
 some-short  3  75.0 %  █████████████████████████████████

Which voices spoke together
  Each decision is in one row: its verdict, the reasons on its plan, in brackets what struck other
  options.
 3  75.0 %  permit  [some-short]
 1  25.0 %  review  daily + spend

By site
          all  permit  review  deny  n/a
 DC-EAST    3       3       0     0    0
 DC-WEST    1       0       1     0    0
`)
})

test.each([40, 60, 80, 200])('no line is longer than a terminal of %d columns', columns => {
  const text = printed(
    [
      { verdict: 'review', reasons: LONG, struck: { hold: ['x'] }, site: 'S'.repeat(90), missing: [['ledger p/a', 'not-asked']] },
      { verdict: 'deny', reasons: ['spend'] },
    ],
    columns,
  )
  const longest = Math.max(...text.split('\n').map(line => line.length))
  // A single word is never broken.
  expect(longest).toBeLessThanOrEqual(Math.max(columns, 60))
})

test('a ledger that the run keeps needs no advice; an interrupted run says so', () => {
  const example: Example = { verdict: 'review', reasons: ['daily'], missing: [['ledger p/daily[A]', 'not-asked']] }
  expect(printed([example], 100, 'simulated')).not.toContain('--replay')
  expect(printed([example], 100, 'recorded', true)).toMatch(/^1 record, 1 decision · interrupted: the rest was not read\n/)
})

test('names like numbers stay in the order of their counts', () => {
  const sites = ['101', '7', '101', '101', '30', '30'].map((site): Example => ({ verdict: 'permit', site, option: `o[${site}]` }))
  expect(printed(sites)).toMatch(/By site\n.*\n 101 +3 .*\n 30 +2 .*\n 7 +1 /)
})

test('names beyond the first thousand are explained', () => {
  expect(printed(Array.from({ length: 1002 }, (_, index): Example => ({ verdict: 'permit', site: `S${index}` })))).toMatch(
    /\(other\): names beyond the first thousand, counted together\n$/,
  )
})

test('rows of voices that are left out are counted, with their decisions', () => {
  const examples = Array.from({ length: 64 }, (_, index): Example => ({ verdict: 'review', reasons: [`r${Math.min(index, 59)}`] }))
  expect(printed(examples)).toMatch(/\n 5 +7\.8 % +review +r59\n(?: 1 .*\n){9} {2}… and 50 more rows with 50 decisions\n/)
})

test('what is wrong with a whole input is printed before ten lines of it', () => {
  const builder = createSummary()
  const at = (line: number) => ({ file: 'e.jsonl', line, column: 1, endLine: line, endColumn: 1 })
  const broken = (code: string, line: number) => builder.addBroken([{ code, severity: 'error', message: 'broken', at: at(line) }])
  for (let line = 1; line <= 150; line += 1) broken('line-not-json', line)
  broken('input-broken-off', 151)
  const summary = builder.summary()
  expect(summary.issues.map(({ code }) => code)).toEqual(['input-broken-off', ...Array.from({ length: 99 }, () => 'line-not-json')])
  expect(formatSummary(summary, head, plainPaper)).toMatch(
    /^e\.jsonl:151:1 error broken input-broken-off\n(?:.*line-not-json\n){9}… and 141 more issues\n/,
  )
})

test('nothing decided is said in two lines', () => expect(printed([])).toBe('0 records, 0 decisions\nshop sha256:1\n'))

test('the share of events that nobody decides is of what was read', () => {
  const builder = createSummary()
  for (let line = 0; line < 4; line += 1) {
    builder.addRecord()
    builder.addUndecided(line === 0 ? 'dock.closed' : 'dock.opened')
  }
  expect(formatSummary(builder.summary(), head, plainPaper)).toMatch(
    /· 4 events that no policy decides\n.*\n\nEvents that no policy decides\n dock\.opened +3 +75\.0 % .*\n dock\.closed +1 +25\.0 %/,
  )
})
