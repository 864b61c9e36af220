import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  absDecimal,
  addDecimals,
  compareDecimals,
  decimalFrom,
  decimalOfInteger,
  divideDecimals,
  integerOfDecimal,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
} from './decimal.ts'
import { formatDecimal, parseDecimal } from './decimal-text.ts'
import type { Decimal } from './value.ts'

const RUNS = 20_000
const SAFE = BigInt(Number.MAX_SAFE_INTEGER)
const LIMIT = 10n ** 29n

/** A rational number, the oracle: numerator over a power of ten. */
interface Exact {
  readonly digits: bigint
  readonly scale: number
}

function exact(decimal: Decimal): Exact {
  return typeof decimal === 'number' ? { digits: BigInt(decimal), scale: 6 } : decimal
}

/** What a decimal must look like: decided on the rational itself, without the code under test. */
function expected({ digits, scale }: Exact): Decimal | undefined {
  const text = digits === 0n ? '0' : String(digits < 0n ? -digits : digits)
  const zeros = digits === 0n ? scale : Math.min(scale, text.length - text.replace(/0+$/, '').length)
  const shown = digits / 10n ** BigInt(zeros)
  const places = scale - zeros
  if (places > 18 || (shown < 0n ? -shown : shown) >= LIMIT * 10n ** BigInt(places)) return undefined
  const scaled = places <= 6 ? shown * 10n ** BigInt(6 - places) : SAFE + 1n
  return scaled >= -SAFE && scaled <= SAFE ? Number(scaled) : { digits: shown, scale: places }
}

const short = fc.maxSafeInteger()
const priced = fc.integer({ min: -999_999_999, max: 999_999_999 }).map(cents => cents * 10_000)
const long = fc
  .tuple(fc.bigInt({ min: -(10n ** 47n), max: 10n ** 47n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, scale]) => decimalFrom(digits, scale) ?? 0)
const edge = fc.constantFrom<Decimal>(
  0,
  1,
  -1,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  parse('9007199254.740992'),
  parse('0.0000001'),
)
const decimal = fc.oneof(short, priced, long, edge)

function parse(text: string): Decimal {
  const parsed = parseDecimal(text)
  if (parsed === undefined) throw new Error(`\`${text}\` is no decimal`)
  return parsed
}

function check(property: (a: Decimal, b: Decimal) => void): void {
  fc.assert(fc.property(decimal, decimal, property), { numRuns: RUNS })
}

describe('against rationals', () => {
  test('a decimal has one form', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 50n), max: 10n ** 50n }), fc.integer({ min: 0, max: 24 }), (digits, scale) => {
        expect(decimalFrom(digits, scale)).toStrictEqual(expected({ digits, scale }))
        expect(decimalFrom(digits * 1000n, scale + 3)).toStrictEqual(expected({ digits, scale }))
      }),
      { numRuns: RUNS },
    )
  })

  test('add', () => {
    check((a, b) => {
      const [x, y] = [exact(a), exact(b)]
      const sum = { digits: x.digits * 10n ** BigInt(18 - x.scale) + y.digits * 10n ** BigInt(18 - y.scale), scale: 18 }
      expect(addDecimals(a, b)).toStrictEqual(expected(sum))
    })
  })

  test('subtract undoes add', () => {
    check((a, b) => {
      const sum = addDecimals(a, b)
      if (sum !== undefined) expect(subtractDecimals(sum, b)).toStrictEqual(a)
    })
  })

  test('multiply', () => {
    check((a, b) => {
      const [x, y] = [exact(a), exact(b)]
      expect(multiplyDecimals(a, b)).toStrictEqual(expected({ digits: x.digits * y.digits, scale: x.scale + y.scale }))
    })
  })

  test('divide is the nearest decimal of 18 places, to even on a tie', () => {
    check((a, b) => {
      const quotient = divideDecimals(a, b)
      if (b === 0) {
        expect(quotient).toBeUndefined()
        return
      }
      // On doubled integers: |2·10^18·a − 2·q·b| against |b|, all at one scale.
      const [x, y] = [exact(a), exact(b)]
      const dividend = x.digits * 10n ** BigInt(18 + 18 - x.scale)
      const divisor = y.digits * 10n ** BigInt(18 - y.scale)
      const floor = floorDivide(dividend, divisor)
      const candidates = [floor, floor + 1n].map(q => ({ q, off: magnitude(dividend - q * divisor) }))
      candidates.sort((one, other) =>
        one.off === other.off ? Number(one.q % 2n !== 0n) - Number(other.q % 2n !== 0n) : one.off < other.off ? -1 : 1,
      )
      expect(quotient).toStrictEqual(expected({ digits: candidates[0]?.q ?? 0n, scale: 18 }))
    })
  })

  test('compare', () => {
    check((a, b) => {
      const [x, y] = [exact(a), exact(b)]
      const difference = x.digits * 10n ** BigInt(18 - x.scale) - y.digits * 10n ** BigInt(18 - y.scale)
      expect(compareDecimals(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
    })
  })

  test('negate and abs', () => {
    check(a => {
      expect(addDecimals(a, negateDecimal(a))).toBe(0)
      expect(negateDecimal(negateDecimal(a))).toStrictEqual(a)
      expect(absDecimal(a)).toStrictEqual(compareDecimals(a, 0) < 0 ? negateDecimal(a) : a)
    })
  })
})

describe('at the borders', () => {
  test.each([
    { name: 'the largest number', a: '9007199254.740991', b: '0', sum: '9007199254.740991' },
    { name: 'one step beyond', a: '9007199254.740991', b: '0.000001', sum: '9007199254.740992' },
    { name: 'back from beyond', a: '9007199254.740992', b: '-0.000001', sum: '9007199254.740991' },
    { name: 'a seventh place', a: '0.1', b: '0.0000001', sum: '0.1000001' },
    { name: 'a seventh place that goes away', a: '0.0000009', b: '0.0000001', sum: '0.000001' },
    { name: '29 nines', a: '99999999999999999999999999998', b: '1', sum: '99999999999999999999999999999' },
    { name: 'a thirtieth digit', a: '99999999999999999999999999999', b: '1', sum: undefined },
  ])('add: $name', ({ a, b, sum }) => {
    const result = addDecimals(parse(a), parse(b))
    expect(result === undefined ? undefined : formatDecimal(result)).toBe(sum)
  })

  test.each([
    { a: '0.1', b: '0.2', product: '0.02' },
    { a: '-0.000001', b: '0', product: '0' },
    { a: '19.99', b: '1.19', product: '23.7881' },
    { a: '100000', b: '1.19', product: '119000' },
    { a: '0.001', b: '0.0001', product: '0.0000001' },
    { a: '0.000000001', b: '0.000000001', product: '0.000000000000000001' },
    { a: '0.0000000001', b: '0.000000001', product: undefined },
    { a: '1000000000000000', b: '100000000000000', product: undefined },
  ])('multiply: $a by $b', ({ a, b, product }) => {
    const result = multiplyDecimals(parse(a), parse(b))
    expect(result === undefined ? undefined : formatDecimal(result)).toBe(product)
  })

  test.each([
    { a: '1', b: '3', quotient: '0.333333333333333333' },
    { a: '2', b: '3', quotient: '0.666666666666666667' },
    { a: '-2', b: '3', quotient: '-0.666666666666666667' },
    { a: '0.000000000000000001', b: '2', quotient: '0' },
    { a: '0.000000000000000003', b: '2', quotient: '0.000000000000000002' },
    { a: '-0.000000000000000003', b: '2', quotient: '-0.000000000000000002' },
    { a: '10', b: '4', quotient: '2.5' },
    { a: '0', b: '-7', quotient: '0' },
    { a: '7', b: '0', quotient: undefined },
    { a: '99999999999999999999999999999', b: '0.1', quotient: undefined },
  ])('divide: $a by $b', ({ a, b, quotient }) => {
    const result = divideDecimals(parse(a), parse(b))
    expect(result === undefined ? undefined : formatDecimal(result)).toBe(quotient)
  })

  test('zero is never negative', () => {
    for (const zero of [
      negateDecimal(0),
      multiplyDecimals(0, -1),
      multiplyDecimals(-1, 0),
      divideDecimals(0, -1),
      subtractDecimals(1, 1),
    ]) {
      expect(Object.is(zero, 0)).toBe(true)
    }
    expect(Object.is(decimalOfInteger(-0), 0)).toBe(true)
    expect(Object.is(integerOfDecimal(0), 0)).toBe(true)
  })

  test.each([
    { integer: 0, text: '0' },
    { integer: -14, text: '-14' },
    { integer: 9_007_199_255, text: '9007199255' },
    { integer: Number.MAX_SAFE_INTEGER, text: '9007199254740991' },
    { integer: 2 ** 53, text: undefined },
    { integer: 0.5, text: undefined },
    { integer: Number.NaN, text: undefined },
    { integer: Number.POSITIVE_INFINITY, text: undefined },
  ])('whole number $integer', ({ integer, text }) => {
    const result = decimalOfInteger(integer)
    expect(result === undefined ? undefined : formatDecimal(result)).toBe(text)
    if (result !== undefined) expect(integerOfDecimal(result)).toBe(integer)
  })

  test.each(['0.5', '0.0000005', '9007199254740992', '-99999999999999999999999999999'])('%s is no whole number of JavaScript', text => {
    expect(integerOfDecimal(parse(text))).toBeUndefined()
  })
})

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}

function magnitude(integer: bigint): bigint {
  return integer < 0n ? -integer : integer
}
