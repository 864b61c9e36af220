import { expect, test } from 'vitest'
import { createSummary } from './create-summary.ts'
import { decided } from './decided.fixture.ts'

const builder = createSummary()
const examples = [
  decided({ verdict: 'permit', struck: { 'release-part': ['some-short'] } }),
  decided({ verdict: 'permit', struck: { 'release-part': ['some-short'], hold: ['some-short'] }, site: 'DC-WEST' }),
  decided({ verdict: 'review', enforcement: 'await-approval', reasons: ['spend', 'daily', 'spend'], observed: ['heard'] }),
  decided({ verdict: 'not-applicable', reasons: ['stale'] }),
]
for (const example of examples) {
  builder.addRecord()
  builder.addDecided(example)
}
builder.addRecord()
builder.addDuplicate()
builder.addUndecided('invoice.posted')
const summary = builder.summary()

test('every verdict and enforcement has its number', () => {
  expect(summary).toMatchObject({ records: 5, decisions: 4, duplicates: 1, undecided: { 'invoice.posted': 1 } })
  expect(summary.verdicts).toEqual({ permit: 2, review: 1, deny: 0, 'not-applicable': 1 })
  expect(summary.enforcement).toEqual({ execute: 2, 'execute-then-await': 0, 'await-approval': 1, block: 0, observe: 0, none: 1 })
})

test('a reason counts once a decision, whatever it struck or how often it spoke', () => {
  expect(summary.reasons).toEqual({ daily: 1, spend: 1, stale: 1 })
  expect(summary.struck).toEqual({ 'some-short': 2 })
  expect(summary.observed).toEqual({ heard: 1 })
  expect(summary.options).toEqual({ 'release-all': 3 })
})

test('what was missing counts once a decision and why, a budget once for all its keys', () => {
  const missing = [
    ['ledger p/daily[DC-EAST]', 'not-asked'],
    ['ledger p/daily[DC]%5D', 'not-asked'],
    ['stock', 'timeout'],
  ] as const
  const builder = createSummary()
  for (const verdict of ['review', 'deny'] as const) builder.addDecided(decided({ verdict, reasons: ['daily'], missing }))
  expect(builder.summary().missing).toEqual({ 'ledger p/daily: not-asked': 2, 'stock: timeout': 2 })
})

test('the cross table adds up to all decisions', () => {
  expect(summary.crossTable).toEqual([
    { verdict: 'permit', reasons: [], struck: ['some-short'], decisions: 2 },
    { verdict: 'not-applicable', reasons: ['stale'], struck: [], decisions: 1 },
    { verdict: 'review', reasons: ['daily', 'spend'], struck: [], decisions: 1 },
  ])
})

test('sites and policies have their own verdicts', () => {
  expect(summary.bySite['DC-WEST']?.verdicts.permit).toBe(1)
  expect(summary.byPolicy['order-release']?.decisions).toBe(4)
})

test('names from outside are counted in bounded memory', () => {
  const many = createSummary()
  for (let line = 0; line < 3000; line += 1) many.addDecided(decided({ verdict: 'permit', option: `move[${line}]`, site: `S${line}` }))
  const { options, bySite } = many.summary()
  expect(Object.keys(options)).toHaveLength(1001)
  expect(options['(other)']).toBe(2000)
  expect(bySite['(other)']?.decisions).toBe(2000)
})

test('issues beyond the hundredth are counted, not kept', () => {
  const many = createSummary()
  const at = { file: 'events.jsonl', line: 1, column: 1, endLine: 1, endColumn: 1 }
  for (let line = 0; line < 150; line += 1) many.addBroken([{ code: 'line-not-json', severity: 'error', message: 'no JSON', at }])
  expect(many.summary().issues).toHaveLength(100)
  expect(many.summary()).toMatchObject({ issueCount: 150, broken: 150 })
})

test('a warning that comes again is counted, and kept once', () => {
  const many = createSummary()
  const warning = (line: number, message: string) =>
    ({
      code: 'event-unknown',
      severity: 'warning',
      message,
      at: { file: 'e.jsonl', line, column: 1, endLine: line, endColumn: 1 },
    }) as const
  for (let line = 1; line <= 500; line += 1) many.addWarnings([warning(line, `no event \`${line % 2}\``)])
  expect(many.summary().issues.map(({ at, message }) => [at.line, message])).toEqual([
    [1, 'no event `1`'],
    [2, 'no event `0`'],
  ])
  expect(many.summary()).toMatchObject({ issueCount: 500, broken: 0 })
})
