import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { digestOf } from './digest.ts'
import type { Json } from './json.ts'
import { quoteJson } from './quote-json.ts'

const RUNS = 2_000

describe('RFC 8785', () => {
  test('keys in the order of their UTF-16 units (§3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(keysInOrder(canonicalJson(value))).toStrictEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'])
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('the number with the bits %s (appendix B)', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  test.each([
    ['"', String.raw`"\""`],
    ['\\', String.raw`"\\"`],
    ['\b\t\n\f\r', String.raw`"\b\t\n\f\r"`],
    ['\u0000\u000f\u001f', String.raw`"\u0000\u000f\u001f"`],
    ['\u007f\u0080\u2028\u2029', '"\u007f\u0080\u2028\u2029"'],
    ['/<>', '"/<>"'],
    ['€$ \ud83d\ude00', '"€$ \ud83d\ude00"'],
    ['', '""'],
  ])('the string %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test.each([
    ['integer-like keys are text like others', { 10: 1, 9: 2, a: 3, '-1': 4 }, '{"-1":4,"10":1,"9":2,"a":3}'],
    ['nesting', { b: [{ d: 1, c: [] }, {}], a: true }, '{"a":true,"b":[{"c":[],"d":1},{}]}'],
    ['an empty key', { '': 1 }, '{"":1}'],
    ['a key to be escaped', { '"\n': 1 }, String.raw`{"\"\n":1}`],
    [
      'many keys',
      Object.fromEntries([...'qwertzuiopasdfghjklyxcvbnm'].map(key => [key, 0])),
      `{${[...'abcdefghijklmnopqrstuvwxyz'].map(key => `"${key}":0`).join(',')}}`,
    ],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })
})

describe('what no JSON text can say', () => {
  const cycle: Record<string, unknown> = { id: 1 }
  cycle['self'] = cycle
  cycle['list'] = [cycle, 2]
  const shared = { a: 1 }
  const hostile = Object.defineProperty({ b: 1 }, 'a', {
    enumerable: true,
    get: () => {
      throw new Error('not yours')
    },
  })
  const { proxy: revoked, revoke } = Proxy.revocable({}, {})
  revoke()

  test.each<[string, unknown, string]>([
    ['undefined members', { a: undefined, b: 1 }, '{"b":1}'],
    ['only undefined members', { a: undefined }, '{}'],
    ['null from outside', { a: null, b: [null] }, '{"a":null,"b":[null]}'],
    ['undefined alone', undefined, 'null'],
    ['undefined in a list', [undefined, 1], '[null,1]'],
    ['a hole', new Array<number>(2), '[null,null]'],
    ['NaN and infinities', [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], '[null,null,null]'],
    ['functions, symbols, bigints as members', { f: (): number => 1, s: Symbol('s'), n: 1n, [Symbol('k')]: 1 }, '{}'],
    ['the same in a list', [(): number => 1, Symbol('s'), 1n], '[null,null,null]'],
    ['a date, whose members are hidden', { at: new Date(0) }, '{"at":{}}'],
    ['toJSON is not called', { toJSON: (): string => 'no', a: 1 }, '{"a":1}'],
    ['an own __proto__', JSON.parse('{"__proto__":{"a":1},"b":2}'), '{"__proto__":{"a":1},"b":2}'],
    ['an inherited member', Object.create({ a: 1 }, { b: { value: 2, enumerable: true } }), '{"b":2}'],
    ['no prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['itself inside', cycle, '{"id":1,"list":[null,2],"self":null}'],
    ['one object twice', [shared, shared, { shared }], '[{"a":1},{"a":1},{"shared":{"a":1}}]'],
    ['a getter that throws', hostile, '{"b":1}'],
    ['a revoked proxy', { a: revoked, b: 1 }, '{"a":null,"b":1}'],
    ['lone surrogates', ['\ud800', '\udc00\ud800', { '\udfff': 1 }], String.raw`["\ud800","\udc00\ud800",{"\udfff":1}]`],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(fromCaller(value))).toBe(text)
  })

  test('depth is no limit', () => {
    const depth = 200_000
    const lists = '['.repeat(depth) + ']'.repeat(depth)
    const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
    expect(canonicalJson(JSON.parse(lists)) === lists).toBe(true)
    expect(canonicalJson(JSON.parse(objects)) === objects).toBe(true)
  })
})

describe('properties', () => {
  const json = fc.jsonValue({ depthSize: 'medium', stringUnit: 'binary' })

  test('what is written is read back as it was, and written the same again', () => {
    fc.assert(
      fc.property(json, any => {
        const text = canonicalJson(fromCaller(any))
        expect(JSON.parse(text)).toStrictEqual(JSON.parse(JSON.stringify(any)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
      { numRuns: RUNS },
    )
  })

  test('the order in which members were set does not matter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), json), any => {
        const reversed = Object.fromEntries(Object.entries(any).reverse())
        expect(canonicalJson(fromCaller(reversed))).toBe(canonicalJson(fromCaller(any)))
      }),
      { numRuns: RUNS },
    )
  })

  test('equal to a naive writer', () => {
    fc.assert(
      fc.property(json, any => {
        expect(canonicalJson(fromCaller(any))).toBe(naive(any))
      }),
      { numRuns: RUNS },
    )
  })

  test('strings as JSON.stringify writes them', () => {
    const unit = fc.constantFrom(
      'a',
      '"',
      '\\',
      '\n',
      '\u0000',
      '\u001f',
      ' ',
      '\u007f',
      '\ud7ff',
      '\ud800',
      '\udc00',
      '\udfff',
      '\ue000',
      '\uffff',
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), any => {
        expect(quoteJson(any)).toBe(JSON.stringify(any))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('digestOf', () => {
  test.each([
    ['', 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['€', 'sha256:c4cc90ed3d26f12d4b08a75140970a7904035c31cbb4515a83f19b9003c00d1d'],
    ['abc', 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('%j', (text, digest) => {
    expect(digestOf(text)).toBe(digest)
  })
})

/** What a JavaScript caller may pass, whatever the type says. */
function fromCaller(value: unknown): Json {
  return value as Json
}

function keysInOrder(text: string): readonly string[] {
  return [...text.matchAll(/[{,]("(?:[^"\\]|\\.)*"):/g)].map(([, key = '""']) => JSON.parse(key))
}

function naive(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(naive).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${naive(member)}`).join(',')}}`
}
