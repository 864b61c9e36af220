import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeField, decodeValue, LONGEST_LIST } from './decode-value.ts'
import { encodeValue } from './encode-value.ts'
import { isJsonObject } from './is-json-object.ts'
import type { Slot } from './value.ts'
import { ABSENT } from './value.ts'
import type { TypeKind, ValueType } from './value-type.ts'

const TYPES: Readonly<Record<TypeKind, ValueType>> = {
  bool: { kind: 'bool' },
  text: { kind: 'text' },
  id: { kind: 'id', of: 'order' },
  enum: { kind: 'enum', values: ['A', 'B', 'toString'] },
  count: { kind: 'count' },
  number: { kind: 'number' },
  percent: { kind: 'percent' },
  probability: { kind: 'probability' },
  score: { kind: 'score' },
  money: { kind: 'money' },
  quantity: { kind: 'quantity' },
  rate: { kind: 'rate' },
  duration: { kind: 'duration' },
  date: { kind: 'date' },
  instant: { kind: 'instant' },
  list: { kind: 'list', of: { kind: 'number' } },
  map: { kind: 'map', of: { kind: 'number' } },
  object: { kind: 'object', name: 'line' },
}

const line = { id: '1', quantity: '5 EA' }

describe('wire forms', () => {
  test.each<[TypeKind, unknown, Slot, unknown]>([
    ['bool', true, true, true],
    ['bool', false, false, false],
    ['text', '', '', ''],
    ['text', '\ud800', '\ud800', '\ud800'],
    ['id', 'SO-1', 'SO-1', 'SO-1'],
    ['id', '0010', '0010', '0010'],
    ['id', 10, '10', '10'],
    ['enum', 'B', 'B', 'B'],
    ['count', '3', 3_000_000, '3'],
    ['count', 3, 3_000_000, '3'],
    ['count', 0, 0, '0'],
    ['number', '-1.50', -1_500_000, '-1.5'],
    ['number', 1.5, 1_500_000, '1.5'],
    ['number', '0.0000001', { digits: 1n, scale: 7 }, '0.0000001'],
    ['percent', '2%', 20_000, '0.02'],
    ['percent', '0.02', 20_000, '0.02'],
    ['percent', 0.02, 20_000, '0.02'],
    ['probability', '0', 0, '0'],
    ['probability', 1, 1_000_000, '1'],
    ['probability', 0.92, 920_000, '0.92'],
    ['probability', '0.9999999', { digits: 9_999_999n, scale: 7 }, '0.9999999'],
    ['score', -7, -7_000_000, '-7'],
    ['money', { amount: '250.00', currency: 'EUR' }, { amount: 250_000_000, unit: 'EUR' }, { amount: '250', currency: 'EUR' }],
    ['money', { amount: 250.5, currency: 'EUR', note: 'x' }, { amount: 250_500_000, unit: 'EUR' }, { amount: '250.5', currency: 'EUR' }],
    ['money', '250 EUR', { amount: 250_000_000, unit: 'EUR' }, { amount: '250', currency: 'EUR' }],
    ['money', '0', { amount: 0, unit: '' }, '0'],
    ['money', 0, { amount: 0, unit: '' }, '0'],
    ['money', -0, { amount: 0, unit: '' }, '0'],
    ['quantity', { amount: '5', unit: 'EA' }, { amount: 5_000_000, unit: 'EA' }, { amount: '5', unit: 'EA' }],
    ['quantity', '5 EA', { amount: 5_000_000, unit: 'EA' }, { amount: '5', unit: 'EA' }],
    ['quantity', 0, { amount: 0, unit: '' }, '0'],
    ['rate', '0.550 EUR/MIN', { amount: 550_000, unit: 'EUR', per: 'MIN' }, '0.55 EUR/MIN'],
    ['duration', '4h', 14_400_000, '4h'],
    ['duration', 'PT4H', 14_400_000, '4h'],
    ['duration', 0, 0, '0s'],
    ['duration', '0', 0, '0s'],
    ['date', '2026-03-21', 20_533, '2026-03-21'],
    ['instant', '2026-03-21T13:00:00+01:00', 1_774_094_400_000, '2026-03-21T12:00:00.000Z'],
    ['list', ['1', 2], [1_000_000, 2_000_000], ['1', '2']],
    ['list', [], [], []],
    ['map', { A: 1 }, { A: 1 }, { A: 1 }],
    ['object', line, line, line],
  ])('%s from %j', (kind, json, value, canonical) => {
    expect(decodeValue(TYPES[kind], json)).toStrictEqual(value)
    expect(encodeValue(TYPES[kind], decodeValue(TYPES[kind], json))).toStrictEqual(canonical)
    expect(decodeValue(TYPES[kind], canonical)).toStrictEqual(value)
  })

  test.each<[TypeKind, unknown]>([
    ['bool', 'true'],
    ['bool', 1],
    ['text', 5],
    ['text', ['a']],
    ['id', 1.5],
    ['id', 2 ** 53],
    ['id', true],
    ['enum', 'C'],
    ['enum', 'a'],
    ['enum', 'constructor'],
    ['count', '1.5'],
    ['count', -1],
    ['count', '9007199254740992'],
    ['number', '1e5'],
    ['number', ''],
    ['number', true],
    ['number', Number.NaN],
    ['number', '2%'],
    ['number', {}],
    ['percent', '2 %'],
    ['percent', true],
    ['probability', '1.000001'],
    ['probability', '-0.000001'],
    ['probability', '1.0000001'],
    ['probability', '-0.0000001'],
    ['probability', '92%'],
    ['probability', Number.NaN],
    ['score', Number.POSITIVE_INFINITY],
    ['money', 250],
    ['money', '250'],
    ['money', '250 EA'],
    ['money', { amount: '250' }],
    ['money', { currency: 'EUR' }],
    ['money', { amount: '250', currency: 'eur' }],
    ['money', { amount: '250', unit: 'EUR' }],
    ['money', { amount: '250', currency: ['EUR'] }],
    ['money', { amount: { amount: '250', currency: 'EUR' }, currency: 'EUR' }],
    ['money', { amount: true, currency: 'EUR' }],
    ['money', ['250', 'EUR']],
    ['money', Object.create({ amount: '250', currency: 'EUR' })],
    ['quantity', { amount: '5', unit: 'EUR' }],
    ['quantity', { amount: '5', unit: '' }],
    ['quantity', { amount: '0', unit: '' }],
    ['quantity', 5],
    ['rate', 0.55],
    ['rate', '0.55 EUR'],
    ['rate', { amount: '0.55' }],
    ['duration', 4],
    ['duration', '4'],
    ['duration', '4 working hours'],
    ['date', 20_533],
    ['date', '2026-02-29'],
    ['date', '2026-03-21T12:00:00Z'],
    ['date', new Date(0)],
    ['instant', '2026-03-21'],
    ['instant', '2026-03-21T12:00:00'],
    ['instant', 1_774_094_400_000],
    ['instant', new Date(0)],
    ['list', 'abc'],
    ['list', { length: 1, 0: 1 }],
    ['map', []],
    ['map', new Map()],
    ['map', 'a'],
    ['object', [line]],
    ['object', new Date(0)],
    ['object', (): string => ''],
    ['object', 5],
  ])('malformed %s: %o', (kind, json) => {
    expect(decodeValue(TYPES[kind], json)).toBeUndefined()
  })

  test.each(Object.entries(TYPES))('%s: null and undefined are absent', (_, type) => {
    expect(decodeValue(type, undefined)).toBe(ABSENT)
    expect(decodeValue(type, null)).toBe(ABSENT)
    expect(encodeValue(type, ABSENT)).toBeUndefined()
    expect(encodeValue(type, undefined)).toBeUndefined()
  })
})

describe('lists', () => {
  const lines: ValueType = { kind: 'list', of: { kind: 'object', name: 'line' } }

  test('a malformed element is unknown, a null and a hole are absent, and no other is touched', () => {
    // biome-ignore lint/suspicious/noSparseArray: what a JavaScript caller may pass
    expect(decodeValue(TYPES.list, ['1', 'x', null, , '2'])).toStrictEqual([1_000_000, undefined, ABSENT, ABSENT, 2_000_000])
  })

  test('objects stay the list they came as', () => {
    const raw = [line, { id: '2' }]
    expect(decodeValue(lines, raw)).toBe(raw)
  })

  test('unless one of them is no object', () => {
    expect(decodeValue(lines, [line, 5, null])).toStrictEqual([line, undefined, ABSENT])
  })

  test('of lists', () => {
    const type: ValueType = { kind: 'list', of: TYPES.list }
    expect(decodeValue(type, [['1'], [], 'x', ['x']])).toStrictEqual([[1_000_000], [], undefined, [undefined]])
  })

  test('as long as a decision looks at', () => {
    expect(decodeValue(TYPES.list, new Array(LONGEST_LIST).fill(0))).toHaveLength(LONGEST_LIST)
    expect(decodeValue(TYPES.list, new Array(LONGEST_LIST + 1).fill(0))).toBe(undefined)
    expect(decodeValue(TYPES.list, new Array(2 ** 32 - 1))).toBe(undefined)
  })

  test('one unknown element leaves no canonical text', () => {
    expect(encodeValue(TYPES.list, [1_000_000, undefined])).toBeUndefined()
    expect(encodeValue(TYPES.list, [1_000_000, ABSENT])).toBeUndefined()
    expect(encodeValue(lines, [line])).toStrictEqual([line])
  })
})

describe('decodeField', () => {
  const object = JSON.parse('{"id":"1","__proto__":"own","none":null,"bad":5}')

  test.each<[string, Slot]>([
    ['id', '1'],
    ['__proto__', 'own'],
    ['none', ABSENT],
    ['missing', ABSENT],
    ['toString', ABSENT],
    ['constructor', ABSENT],
    ['bad', undefined],
  ])('%s', (name, value) => {
    expect(decodeField(TYPES.text, object, name)).toBe(value)
  })

  test('a getter that throws is unknown', () => {
    expect(decodeField(TYPES.text, throwing('id'), 'id')).toBeUndefined()
  })
})

describe('encodeValue refuses', () => {
  test.each<[TypeKind, Slot]>([
    ['bool', 'true'],
    ['text', 5],
    ['number', 'x'],
    ['money', 5],
    ['money', '250 EUR'],
    ['rate', { amount: 1, unit: 'EUR' }],
    ['duration', 0.5],
    ['duration', Number.NaN],
    ['date', 2_932_897],
    ['date', 0.5],
    ['instant', 253_402_300_800_000],
    ['instant', Number.NaN],
    ['list', 'x'],
    ['map', ['x']],
    ['object', 'x'],
  ])('as %s: %o', (kind, value) => {
    expect(encodeValue(TYPES[kind], value)).toBeUndefined()
  })
})

describe('whatever is passed', () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {})
  const { proxy: revokedList, revoke: revokeList } = Proxy.revocable([], {})
  revoke()
  revokeList()
  const cycle: Record<string, unknown> = {}
  cycle['amount'] = cycle
  cycle['currency'] = 'EUR'
  const endless = new Proxy([1], { get: (target, key, receiver) => (key === 'length' ? 2 ** 53 : Reflect.get(target, key, receiver)) })
  const growing: number[] = []
  const greedy = new Proxy(growing, {
    get: (target, key, receiver) => {
      target.push(1)
      return Reflect.get(target, key, receiver)
    },
  })
  const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))

  const hostile: readonly unknown[] = [
    revoked,
    revokedList,
    cycle,
    endless,
    greedy,
    deep,
    throwing('amount'),
    throwing('currency'),
    new Proxy({}, { getPrototypeOf: fail, getOwnPropertyDescriptor: fail, get: fail, ownKeys: fail, has: fail }),
    new Proxy([], { get: fail }),
    Symbol('x'),
    10n,
    fail,
    class {},
    new Date(Number.NaN),
    new Map([['amount', 5]]),
    /x/,
    new Error('x'),
    Object.create(null),
    Object.create(Object.create(null)),
    { amount: { toString: fail, valueOf: fail }, currency: 'EUR' },
    { toString: fail, valueOf: fail, [Symbol.toPrimitive]: fail, toJSON: fail },
    Object(5),
    Object('5 EA'),
    Object(5n),
    new Uint8Array(3),
    JSON.parse('{"__proto__":{"amount":"5","currency":"EUR"}}'),
    [revoked, throwing('id')],
    '9'.repeat(1_000_000),
    '-'.repeat(100_000),
    `${'1h'.repeat(50_000)}`,
    `P${'T'.repeat(50_000)}`,
    `${' '.repeat(100_000)}EUR`,
    `${'/'.repeat(100_000)}`,
    '\u0000',
    '\ud800',
  ]

  test('nothing throws, and what comes back can be written or is refused', () => {
    for (const json of hostile) {
      for (const type of [...Object.values(TYPES), ...Object.values(TYPES).map((of): ValueType => ({ kind: 'list', of }))]) {
        const value = decodeValue(type, json)
        expect(() => encodeValue(type, value)).not.toThrow()
      }
    }
  })

  test('decoding what was encoded gives the value again', () => {
    const json = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withSparseArray: true,
        withTypedArray: true,
      }),
      fc.jsonValue(),
      fc.stringMatching(/^-?[0-9]{1,12}(\.[0-9]{1,8})?( (EUR|EA|KGM))?$/),
      fc.record({
        amount: fc.oneof(fc.double(), fc.stringMatching(/^-?[0-9]{1,5}$/)),
        currency: fc.constantFrom('EUR', 'X'),
        unit: fc.constantFrom('EA', ''),
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(TYPES)), json, (type, any) => {
        const value = decodeValue(type, any)
        const canonical = encodeValue(type, value)
        if (type.kind !== 'list' && value !== undefined && value !== ABSENT) expect(canonical).toBeDefined()
        if (canonical === undefined) return
        expect(decodeValue(type, canonical)).toStrictEqual(value)
        expect(encodeValue(type, decodeValue(type, canonical))).toStrictEqual(canonical)
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('isJsonObject', () => {
  test.each<[string, unknown, boolean]>([
    ['a literal', {}, true],
    ['parsed', JSON.parse('{}'), true],
    ['without prototype', Object.create(null), true],
    ['null', null, false],
    ['undefined', undefined, false],
    ['a list', [], false],
    ['a date', new Date(), false],
    ['a map', new Map(), false],
    ['an instance', new (class Order {})(), false],
    ['a function', fail, false],
    ['a string', 'x', false],
    ['a boxed string', Object('x'), false],
  ])('%s', (_, value, is) => {
    expect(isJsonObject(value)).toBe(is)
  })
})

function fail(): never {
  throw new Error('not yours')
}

function throwing(name: string): Readonly<Record<string, string>> {
  return Object.defineProperty({ amount: '5', currency: 'EUR' }, name, { enumerable: true, get: fail })
}
