import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecimals, decimalFrom } from './decimal.ts'
import { decimalOf, formatDecimal, parseDecimal, parsePercent } from './decimal-text.ts'

const RUNS = 20_000

describe('parseDecimal', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['-0.000', 0],
    ['1', 1_000_000],
    ['-12.50', -12_500_000],
    ['0.000001', 1],
    ['250.0000000000', 250_000_000],
    ['9007199254.740991', Number.MAX_SAFE_INTEGER],
    ['-9007199254.740991', -Number.MAX_SAFE_INTEGER],
    ['9007199254.740992', { digits: 9_007_199_254_740_992n, scale: 6 }],
    ['0.0000001', { digits: 1n, scale: 7 }],
    ['0.000000000000000001', { digits: 1n, scale: 18 }],
    ['0.1000000000000000000000000000', 100_000],
    ['99999999999999999999999999999', { digits: 10n ** 29n - 1n, scale: 0 }],
    ['-99999999999999999999999999999.999999999999999999', { digits: 1n - 10n ** 47n, scale: 18 }],
  ])('%s', (text, decimal) => {
    expect(parseDecimal(text)).toStrictEqual(decimal)
  })

  test.each([
    ['nothing', ''],
    ['a sign alone', '-'],
    ['a point alone', '.'],
    ['no digit before the point', '.5'],
    ['no digit behind it', '5.'],
    ['a sign and a point', '-.5'],
    ['two points', '1.2.3'],
    ['a plus', '+1'],
    ['two signs', '--1'],
    ['a sign behind', '1-'],
    ['a leading zero', '007'],
    ['a leading zero before a point', '00.5'],
    ['an exponent', '1e5'],
    ['a hex number', '0x10'],
    ['a thousands comma', '1,000'],
    ['a decimal comma', '1,5'],
    ['a blank before', ' 1'],
    ['a blank behind', '1 '],
    ['a line end', '1\n'],
    ['an underscore', '1_000'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['other digits than ASCII', '１２'],
    ['a lone surrogate', '\ud800'],
    ['a nineteenth place', '0.1234567890123456789'],
    ['a thirtieth digit', '100000000000000000000000000000'],
    ['more text than any decimal has', `0.${'0'.repeat(63)}`],
    ['a megabyte of digits', '9'.repeat(1_000_000)],
  ])('refuses %s', (_, text) => {
    expect(parseDecimal(text)).toBeUndefined()
  })

  test('reads what bigints say, whatever the zeros behind', () => {
    const digits = fc.bigInt({ min: -(10n ** 47n), max: 10n ** 47n })
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 18 }), fc.integer({ min: 0, max: 6 }), (integer, scale, zeros) => {
        const text = plain(integer, scale)
        const padded = scale === 0 ? text : text + '0'.repeat(zeros)
        expect(parseDecimal(padded)).toStrictEqual(decimalFrom(integer, scale))
      }),
      { numRuns: RUNS },
    )
  })

  test('prices, the common case, read and print as bigints say', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.integer({ min: 0, max: 6 }), (integer, scale) => {
        const decimal = parseDecimal(plain(BigInt(integer), scale))
        expect(decimal).toBe(Number(BigInt(integer) * 10n ** BigInt(6 - scale)))
        expect(formatDecimal(decimal ?? Number.NaN)).toBe(trimmed(plain(BigInt(integer), scale)))
      }),
      { numRuns: RUNS },
    )
  })

  test('accepts no other text', () => {
    const grammar = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/
    const text = fc.string({ unit: fc.constantFrom(...'0019.-+e '), maxLength: 12 })
    fc.assert(
      fc.property(text, any => {
        expect(parseDecimal(any) !== undefined).toBe(grammar.test(any))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('formatDecimal', () => {
  test('is read back, and no text is shorter', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 47n), max: 10n ** 47n }), fc.integer({ min: 0, max: 18 }), (integer, scale) => {
        const decimal = decimalFrom(integer, scale)
        if (decimal === undefined) return
        expect(formatDecimal(decimal)).toBe(trimmed(plain(integer, scale)))
        expect(parseDecimal(formatDecimal(decimal))).toStrictEqual(decimal)
      }),
      { numRuns: RUNS },
    )
  })

  test('near 2^53, where a division would round up', () => {
    for (let step = 0; step < 2_000_000; step += 999) {
      const decimal = Number.MAX_SAFE_INTEGER - step
      expect(formatDecimal(decimal)).toBe(trimmed(plain(BigInt(decimal), 6)))
    }
  })
})

describe('decimalOf', () => {
  test.each([
    ['decimal text', '12.5', 12_500_000],
    ['a whole number', 5, 5_000_000],
    ['minus zero', -0, 0],
    ['a tenth, by its shortest text', 0.1, 100_000],
    ['the sum that floats get wrong, as it is', 0.1 + 0.2, { digits: 30_000_000_000_000_004n, scale: 17 }],
    ['a number that JavaScript prints with an exponent', 1e-7, { digits: 1n, scale: 7 }],
    ['the smallest', 1e-18, { digits: 1n, scale: 18 }],
    ['a large one', 1e21, { digits: 10n ** 21n, scale: 0 }],
    ['with a mantissa', -1.5e22, { digits: -15n * 10n ** 21n, scale: 0 }],
    ['2^53 and its neighbours', 2 ** 53, { digits: 2n ** 53n, scale: 0 }],
  ])('%s', (_, json, decimal) => {
    expect(decimalOf(json)).toStrictEqual(decimal)
  })

  test.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus infinity', Number.NEGATIVE_INFINITY],
    ['too large', 1e29],
    ['too fine', 1.5e-18],
    ['the finest float', 5e-324],
    ['the largest float', Number.MAX_VALUE],
    ['a boolean', true],
    ['null', null],
    ['a bigint', 5n],
    ['a symbol', Symbol('5')],
    ['a boxed number', Object(5)],
    ['an object with a text', { toString: (): string => '5' }],
    ['a list of one', ['5']],
  ])('refuses %s', (_, json) => {
    expect(decimalOf(json)).toBeUndefined()
  })

  test('a number is its shortest text, without exponent', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, min: -1e10, max: 1e10 }),
      fc.integer().map(integer => integer / 1e6),
      fc.integer().map(integer => integer / 1e4),
    )
    fc.assert(
      fc.property(number, any => {
        expect(decimalOf(any)).toStrictEqual(shortest(any))
      }),
      { numRuns: 3 * RUNS },
    )
  })
})

describe('parsePercent', () => {
  test.each([
    ['2%', 20_000],
    ['95%', 950_000],
    ['-0.5%', -5_000],
    ['0%', 0],
    ['0.0001%', 1],
    ['0.00001%', { digits: 1n, scale: 7 }],
    ['0.02', 20_000],
    ['%', undefined],
    ['2 %', undefined],
    ['2%%', undefined],
    ['', undefined],
    ['0.00000000000000001%', undefined],
  ])('%s', (text, decimal) => {
    expect(parsePercent(text)).toStrictEqual(decimal)
  })
})

test('decimals in order have texts in order of size', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
      const [x, y] = [parseDecimal(plain(BigInt(a), 4)), parseDecimal(plain(BigInt(b), 4))]
      expect(x !== undefined && y !== undefined && compareDecimals(x, y)).toBe(Math.sign(a - b))
    }),
  )
})

/** `integer × 10^-scale` in full. */
function plain(integer: bigint, scale: number): string {
  const digits = String(integer < 0n ? -integer : integer).padStart(scale + 1, '0')
  const sign = integer < 0n ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function trimmed(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' || short === '' ? '0' : short
}

/** The shortest text that JavaScript prints, read by hand. */
function shortest(number: number): unknown {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number))
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  if (Math.abs(scale) > 60) return undefined
  const digits = BigInt(sign + whole + fraction) * 10n ** BigInt(Math.max(0, -scale))
  return decimalFrom(digits, Math.max(0, scale))
}
