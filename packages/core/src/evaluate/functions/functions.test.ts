import { describe, expect, test } from 'vitest'
import type { Expression, FunctionName } from '../../policy/expression.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { compileExpression } from '../expression/compile-expression.ts'
import { interpretExpression } from '../expression/interpret-expression.ts'
import { frameOf } from '../generated/frame.arbitrary.ts'
import { CONTEXT, DATE, listOf, MONEY, NUMBER, object, QUANTITY, TEXT } from '../generated/world.arbitrary.ts'

const INSTANT: ValueType = { kind: 'instant' }
const DURATION: ValueType = { kind: 'duration' }
const COUNT: ValueType = { kind: 'count' }
const BOOL: ValueType = { kind: 'bool' }
const RATE: ValueType = { kind: 'rate' }
const ID: ValueType = { kind: 'id' }
const ARRIVALS = listOf(object('arrival'))

/** Friday 20 to Tuesday 24 March 2026 in New York; the weekend is closed. */
const DAYS = [20, 21, 22, 23, 24].map(day => ({
  day: `2026-03-${day}`,
  starts: `2026-03-${day}T04:00:00Z`,
  ends: `2026-03-${day + 1}T04:00:00Z`,
  open: day === 21 || day === 22 ? [] : [[`2026-03-${day}T12:00:00Z`, `2026-03-${day}T22:00:00Z`]],
  cutoffs: day === 21 || day === 22 ? {} : { FEDX: `2026-03-${day}T18:00:00Z` },
}))

const SITUATION = {
  input: {
    now: '2026-03-21T03:30:00Z',
    policy: 'release',
    subject: { data: { id: 'DC' } },
    facts: {},
    calendars: { DC: { days: DAYS }, GAP: { days: [DAYS[0], DAYS[2]] }, ODD: { days: [{ ...DAYS[0], open: [['b', 'a']] }] } },
  },
  option: undefined,
  step: undefined,
  late: [],
  cost: undefined,
  exposure: undefined,
}

type Argument = readonly [type: ValueType, value: Json]
type Row = readonly [args: readonly Argument[], result: Json | undefined, why?: string]

function check(name: FunctionName, type: ValueType, [args, result, why]: Row): void {
  const expression: Expression = {
    op: 'call',
    type,
    function: name,
    args: args.map(([argument, value]) => ({ op: 'literal', type: argument, value })),
  }
  const frame = frameOf(SITUATION)
  expect(encodeValue(type, compileExpression(expression, CONTEXT)(frame))).toEqual(result)
  if (why !== undefined)
    expect(interpretExpression(expression, frame, CONTEXT)).toMatchObject({ kind: 'unknown', missing: [[expect.any(String), why]] })
}

const n = (value: string): Argument => [NUMBER, value]
const q = (value: string): Argument => [QUANTITY, value]
const m = (value: string): Argument => [MONEY, value]
const t = (value: string): Argument => [TEXT, value]
const at = (value: string): Argument => [INSTANT, value]
const on = (value: string): Argument => [DATE, value]
const site = (value: string): Argument => [ID, value]
const eur = (amount: string): Json => ({ amount, currency: 'EUR' })
const unit = (amount: string, code: string): Json => ({ amount, unit: code })

describe('numbers and amounts', () => {
  test.each<[FunctionName, ValueType, ...Row]>([
    ['abs', MONEY, [m('-2.5 EUR')], eur('2.5')],
    ['abs', DURATION, [[DURATION, '-4h']], '4h'],
    ['clamp', NUMBER, [n('5'), n('0'), n('3')], '3'],
    ['clamp', NUMBER, [n('-5'), n('0'), n('3')], '0'],
    ['clamp', NUMBER, [n('1'), n('3'), n('0')], undefined, 'undefined'],
    ['clamp', QUANTITY, [q('-2 EA'), q('0'), q('7 EA')], unit('0', 'EA')],
    ['clamp', QUANTITY, [q('2 EA'), q('0'), q('7 KGM')], undefined, 'unit'],
    ['round', NUMBER, [n('2.5')], '3'],
    ['round', NUMBER, [n('-2.5')], '-3'],
    ['round', MONEY, [m('2.345 EUR'), [COUNT, '2']], eur('2.35')],
    ['round', NUMBER, [n('2.5'), n('19')], undefined, 'undefined'],
    ['ceilTo', NUMBER, [n('7'), n('5')], '10'],
    ['ceilTo', NUMBER, [n('-7'), n('5')], '-5'],
    ['ceilTo', NUMBER, [n('10'), n('5')], '10'],
    ['ceilTo', QUANTITY, [q('7 EA'), q('12 EA')], unit('12', 'EA')],
    ['ceilTo', QUANTITY, [q('7 EA'), q('0')], undefined, 'undefined'],
    [
      'ceilTo',
      DURATION,
      [
        [DURATION, '61m'],
        [DURATION, '15m'],
      ],
      '1h15m',
    ],
    ['ratio', NUMBER, [m('1 EUR'), m('4 EUR')], '0.25'],
    ['ratio', NUMBER, [m('1 EUR'), m('4 USD')], undefined, 'currency'],
    ['ratio', NUMBER, [m('1 EUR'), m('0 EUR')], undefined, 'undefined'],
    ['ratio', NUMBER, [m('0'), m('4 EUR')], '0'],
    [
      'ratio',
      NUMBER,
      [
        [DURATION, '6h'],
        [DURATION, '1d'],
      ],
      '0.25',
    ],
    ['inBand', BOOL, [q('1 KGM'), [listOf(QUANTITY), ['1 KGM', '5 KGM']]], true],
    ['inBand', BOOL, [q('5 KGM'), [listOf(QUANTITY), ['1 KGM', '5 KGM']]], false],
    ['inBand', BOOL, [q('5 EA'), [listOf(QUANTITY), ['1 KGM', '5 KGM']]], undefined, 'unit'],
    ['inBand', BOOL, [q('5 EA'), [listOf(QUANTITY), ['1 EA']]], undefined, 'undefined'],
    ['days', DURATION, [n('14')], '14d'],
    ['hours', DURATION, [n('0.5')], '30m'],
    ['minutes', DURATION, [n('-90')], '-1h30m'],
    ['days', DURATION, [n('999999999999')], undefined, 'out-of-range'],
  ])('%s: %s %j', (name, type, ...row) => check(name, type, row))
})

describe('lists', () => {
  const money = (...values: Json[]): Argument => [listOf(MONEY), values]
  test.each<[FunctionName, ValueType, ...Row]>([
    ['sum', MONEY, [money('1 EUR', '2.5 EUR')], eur('3.5')],
    ['sum', MONEY, [money()], '0'],
    ['sum', NUMBER, [[listOf(NUMBER), []]], '0'],
    ['sum', MONEY, [money('1 EUR', '2 USD')], undefined, 'currency'],
    ['min', MONEY, [money('2 EUR', '1 EUR')], eur('1')],
    ['min', MONEY, [money()], undefined, 'undefined'],
    ['max', QUANTITY, [q('0'), q('-3 EA')], unit('0', 'EA')],
    ['max', NUMBER, [n('1'), n('3'), n('2')], '3'],
    ['max', MONEY, [m('1 EUR'), m('1 USD')], undefined, 'currency'],
    ['count', COUNT, [money('x', '1 EUR')], '2'],
    ['distinct', listOf(TEXT), [[listOf(TEXT), ['b', 'a', 'b']]], ['b', 'a']],
    ['distinct', listOf(MONEY), [money('1 EUR', '1.00 EUR', '1 USD')], [eur('1'), { amount: '1', currency: 'USD' }]],
  ])('%s: %s %j', (name, type, ...row) => check(name, type, row))
})

describe('units', () => {
  test.each<[FunctionName, ValueType, ...Row]>([
    ['quantity', QUANTITY, [n('250'), t('GRM')], unit('250', 'GRM')],
    ['quantity', QUANTITY, [n('250'), t('gram')], undefined, 'unit'],
    ['convert', QUANTITY, [q('250 GRM'), t('KGM')], unit('0.25', 'KGM')],
    ['convert', QUANTITY, [q('250 GRM'), t('EA')], undefined, 'unit'],
    ['convert', QUANTITY, [q('3 XCS'), [RATE, '12 EA/XCS']], unit('36', 'EA')],
    ['convert', QUANTITY, [q('36 EA'), [RATE, '12 EA/XCS']], unit('3', 'XCS')],
    ['convert', QUANTITY, [q('36 EA'), [RATE, '2 EUR/EA']], undefined, 'unit'],
    ['convert', MONEY, [m('100 EUR'), [RATE, '1.08 USD/EUR']], { amount: '108', currency: 'USD' }],
    ['convert', MONEY, [m('100 GBP'), [RATE, '1.08 USD/EUR']], undefined, 'currency'],
    ['dimWeight', QUANTITY, [q('12000 CMQ'), q('5000 CMQ')], unit('2.4', 'KGM')],
    ['dimWeight', QUANTITY, [q('12 LTR'), q('5000 CMQ'), q('500 GRM')], unit('2.5', 'KGM')],
    ['dimWeight', QUANTITY, [q('12 LTR'), q('0 LTR')], undefined, 'undefined'],
    ['dimWeight', QUANTITY, [q('12 EA'), q('5000 CMQ')], undefined, 'unit'],
  ])('%s: %s %j', (name, type, ...row) => check(name, type, row))
})

describe('supply', () => {
  const rows: Json = [
    { date: '2026-03-25', quantity: '4 EA' },
    { date: '2026-03-23', quantity: '3 EA' },
    { date: '2026-03-25', quantity: '-1 EA' },
  ]
  const arrivals: Argument = [ARRIVALS, rows]
  const broken: Argument = [ARRIVALS, [{ date: '2026-03-25', quantity: '4 EUR' }]]
  test.each<[FunctionName, ValueType, ...Row]>([
    ['coverDate', DATE, [arrivals, q('3 EA')], '2026-03-23'],
    ['coverDate', DATE, [arrivals, q('6 EA')], '2026-03-25'],
    ['coverDate', DATE, [arrivals, q('7 EA')], undefined, 'undefined'],
    ['coverDate', DATE, [arrivals, q('0 EA')], '2026-03-20'],
    ['coverDate', DATE, [arrivals, q('3 KGM')], undefined, 'unit'],
    ['coverDate', DATE, [broken, q('3 EA')], undefined, 'malformed'],
    ['hasCover', BOOL, [arrivals, q('6 EA')], true],
    ['hasCover', BOOL, [arrivals, q('7 EA')], false],
    ['hasCover', BOOL, [arrivals, q('-1 EA')], true],
    ['arriving', QUANTITY, [arrivals, on('2026-03-24')], unit('3', 'EA')],
    ['arriving', QUANTITY, [arrivals, [COUNT, '5']], unit('6', 'EA')],
    ['arriving', QUANTITY, [arrivals, on('2026-03-22')], '0'],
  ])('%s: %s %j', (name, type, ...row) => check(name, type, row))
})

describe('the calendar of a site', () => {
  test.each<[FunctionName, ValueType, ...Row]>([
    // Half past three in the morning UTC is still Friday in New York.
    ['today', DATE, [], '2026-03-20'],
    ['today', DATE, [site('DC')], '2026-03-20'],
    ['today', DATE, [site('NOWHERE')], undefined, 'not-found'],
    ['today', DATE, [site('GAP')], undefined, 'out-of-range'],
    ['today', DATE, [site('ODD')], undefined, 'out-of-range'],
    ['day', DATE, [at('2026-03-21T04:00:00Z')], '2026-03-21'],
    ['day', DATE, [at('2026-03-25T04:00:00Z')], undefined, 'out-of-range'],
    ['addWorkingDays', DATE, [on('2026-03-20'), n('1')], '2026-03-23'],
    ['addWorkingDays', DATE, [on('2026-03-23'), n('-1'), site('DC')], '2026-03-20'],
    ['addWorkingDays', DATE, [on('2026-03-21'), n('0')], '2026-03-21'],
    ['addWorkingDays', DATE, [at('2026-03-21T03:30:00Z'), n('2')], '2026-03-24'],
    ['addWorkingDays', DATE, [on('2026-03-20'), n('3')], undefined, 'out-of-range'],
    ['addWorkingDays', DATE, [on('2026-03-20'), n('0.5')], undefined, 'undefined'],
    ['workingTime', DURATION, [at('2026-03-20T21:00:00Z'), at('2026-03-23T13:00:00Z')], '2h'],
    ['workingTime', DURATION, [at('2026-03-23T13:00:00Z'), at('2026-03-20T21:00:00Z'), site('DC')], '-2h'],
    ['workingTime', DURATION, [at('2026-03-20T21:00:00Z'), at('2026-03-25T04:00:00Z')], '21h'],
    ['workingTime', DURATION, [at('2026-03-20T21:00:00Z'), at('2026-03-25T04:00:00.001Z')], undefined, 'out-of-range'],
    ['cutoff', INSTANT, [site('DC'), t('FEDX'), at('2026-03-20T18:00:00Z')], '2026-03-20T18:00:00.000Z'],
    ['cutoff', INSTANT, [site('DC'), t('FEDX'), at('2026-03-20T18:00:00.001Z')], '2026-03-23T18:00:00.000Z'],
    ['cutoff', INSTANT, [site('DC'), t('UPS'), at('2026-03-20T18:00:00Z')], undefined, 'out-of-range'],
    ['pickupDate', DATE, [site('DC'), t('FEDX'), at('2026-03-20T18:00:00.001Z')], '2026-03-23'],
    ['isClosed', BOOL, [site('DC'), on('2026-03-21')], true],
    ['isClosed', BOOL, [site('DC'), on('2026-03-23')], false],
    ['isClosed', BOOL, [site('DC'), on('2026-03-25')], undefined, 'out-of-range'],
  ])('%s: %s %j', (name, type, ...row) => check(name, type, row))
})

const owners: readonly Row[] = [
  [[t('total')], 'erp'],
  [[t('anything')], 'oms'],
  [[t('state'), t('closed')], 'erp'],
  [[t('state'), t('created')], 'oms'],
  [[t('state'), t('held')], undefined, 'undefined'],
  [[t('state'), t('flying')], undefined, 'undefined'],
]
test.each(owners.map(row => ({ row })))('owner $row', ({ row }) => check('owner', TEXT, row))
