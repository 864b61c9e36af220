import { describe, expect, test } from 'vitest'
import type { GateModel, PolicyModel } from '../../policy/model.ts'
import type { Measure } from '../decision.ts'
import type { DecisionInput, LedgerLine, SiteCalendar } from '../decision-input.ts'
import { inputOf, known } from '../generated/decision-input.fixture.ts'
import { cost, money, site, when } from '../generated/expression.fixture.ts'
import { outcomeOf, voices } from '../generated/outcome.fixture.ts'

const budget = (per: Extract<GateModel, { kind: 'budget' }>['per']): Partial<PolicyModel> => ({
  gates: [
    {
      id: 'spend',
      for: [],
      kind: 'budget',
      of: when(cost, 'cost'),
      by: [when(site, 'site')],
      per,
      upTo: money('100'),
      over: 'deny',
      counts: 'all',
    },
  ],
})
const DAY = budget({ kind: 'day' })
const ROLLING = budget({ kind: 'rolling', ms: 86_400_000 })
const KEY = 'order-release/spend[DC-EAST]'

const eur = (amount: string): Measure => ({ amount, currency: 'EUR' })
const line = (more: Partial<LedgerLine> = {}): LedgerLine => ({
  from: '2026-03-21T00:00:00.000Z',
  until: '2026-03-22T00:00:00.000Z',
  settled: eur('82'),
  reserved: '0',
  ...more,
})
const spending = (amount: string, ledger: LedgerLine, more: Partial<DecisionInput> = {}): DecisionInput =>
  inputOf({ facts: { credit: known({ status: 'ok' }), freight: known({ amount }) }, ledger: { [KEY]: ledger }, ...more })

describe('a budget is charged what a plan costs, and never less than nothing', () => {
  test.each<[string, string, string[], Measure[]]>([
    ['up to what is left', '18 EUR', [], [eur('18')]],
    ['above it', '18.01 EUR', ['spend deny'], []],
    ['nothing', '0 EUR', [], [eur('0')]],
    ['a plan that earns refills nothing', '-9 EUR', [], [eur('0')]],
    ['however much it earns', '-100000 EUR', [], [eur('0')]],
  ])('%s', (_name, amount, said, reserved) => {
    const outcome = outcomeOf(spending(amount, line()), DAY)
    expect(voices(outcome)).toEqual(said)
    expect(outcome.reserve.map(({ of }) => of)).toEqual(reserved)
  })

  test('a plan that earns does not make room for what was spent above the budget', () => {
    expect(voices(outcomeOf(spending('-9 EUR', line({ settled: eur('101') })), DAY))).toEqual(['spend deny'])
  })
})

const site1 = (...days: SiteCalendar['days']): Partial<DecisionInput> => ({ calendars: { 'DC-EAST': { days } } })
const day = (starts: string, ends: string): SiteCalendar['days'][number] => ({ day: '2026-03-21', starts, ends, open: [], cutoffs: {} })
const eastern = site1(day('2026-03-21T04:00:00.000Z', '2026-03-22T04:00:00.000Z'))

describe('a line counts only if it is one, and counts all of its window', () => {
  test.each<[string, Partial<PolicyModel>, Partial<LedgerLine>, Partial<DecisionInput>, 'not-asked' | 'malformed' | undefined]>([
    ['a day without a calendar', DAY, {}, {}, undefined],
    ['less than a day without a calendar', DAY, { from: '2026-03-21T02:00:00.000Z' }, {}, 'malformed'],
    ['a day of 23 hours', DAY, { from: '2026-03-21T01:00:00.000Z' }, {}, undefined],
    ['the day of the site', DAY, { from: '2026-03-21T04:00:00.000Z', until: '2026-03-22T04:00:00.000Z' }, eastern, undefined],
    ['another day than the one of the site', DAY, {}, eastern, 'malformed'],
    [
      'the day of the site from later on',
      DAY,
      { from: '2026-03-21T11:00:00.000Z', until: '2026-03-22T04:00:00.000Z' },
      eastern,
      'malformed',
    ],
    ['a calendar that does not know today', DAY, {}, site1(), 'malformed'],
    ['all of a rolling window', ROLLING, { from: '2026-03-20T12:00:00.000Z', until: '2026-03-21T12:00:00.000Z' }, {}, undefined],
    ['a longer one', ROLLING, { from: '2026-03-01T12:00:00.000Z', until: '2026-03-21T12:00:00.000Z' }, {}, undefined],
    ['a shorter one', ROLLING, { from: '2026-03-20T12:00:00.001Z', until: '2026-03-21T12:00:00.000Z' }, {}, 'malformed'],
    ['one that ended before now', ROLLING, { from: '2026-03-20T00:00:00.000Z', until: '2026-03-21T11:59:59.999Z' }, {}, 'malformed'],
    ['settled below zero', DAY, { settled: eur('-1') }, {}, 'malformed'],
    ['reserved below zero', DAY, { reserved: eur('-0.000001') }, {}, 'malformed'],
    ['no amount', DAY, { settled: eur('much') }, {}, 'malformed'],
    ['no instant', DAY, { from: 'today' }, {}, 'malformed'],
    ['no line', DAY, {}, { ledger: {} }, 'not-asked'],
  ])('%s', (_name, policy, change, rest, why) => {
    const { reasons } = outcomeOf(spending('18 EUR', line(change), rest), policy)
    expect(reasons.map(({ code, vote, missing }) => [code, vote, missing])).toEqual(
      why === undefined ? [] : [['spend', 'review', [[`ledger ${KEY}`, why]]]],
    )
  })
})
