import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencyCodes, isCurrency } from './currency.ts'
import { parseDecimal } from './decimal-text.ts'
import { addMeasured, commonUnit, compareMeasured, multiplyMeasured, negateMeasured, subtractMeasured, ZERO } from './measured.ts'
import { formatMeasured, parseMoney, parseQuantity } from './measured-text.ts'
import { isUnit, unitCodes } from './unit.ts'
import type { Measured } from './value.ts'

describe('parseMoney and parseQuantity', () => {
  test.each([
    ['250 EUR', { amount: 250_000_000, unit: 'EUR' }],
    ['-0.01 JPY', { amount: -10_000, unit: 'JPY' }],
    ['0 EUR', { amount: 0, unit: 'EUR' }],
    ['0', ZERO],
    ['-0.00', ZERO],
  ])('money: %s', (text, money) => {
    expect(parseMoney(text)).toStrictEqual(money)
  })

  test.each([
    ['5 EA', { amount: 5_000_000, unit: 'EA' }],
    ['2.5 KGM', { amount: 2_500_000, unit: 'KGM' }],
    ['0', ZERO],
  ])('quantity: %s', (text, quantity) => {
    expect(parseQuantity(text)).toStrictEqual(quantity)
  })

  test.each([
    ['250'],
    ['250EUR'],
    ['250  EUR'],
    ['250 EUR '],
    [' 250 EUR'],
    ['250 eur'],
    ['250 EA'],
    ['250 XYZ'],
    ['250 '],
    [' EUR'],
    ['EUR 250'],
    ['1,000 EUR'],
    ['1e3 EUR'],
    ['NaN EUR'],
    ['250 EUR EUR'],
    ['250\tEUR'],
    ['250 __proto__'],
    ['250 constructor'],
    [`${'9'.repeat(100_000)} EUR`],
    [`250 ${'E'.repeat(100_000)}`],
    [''],
  ])('%s is no money', text => {
    expect(parseMoney(text)).toBeUndefined()
  })

  test('a currency is no unit', () => {
    expect(parseQuantity('5 EUR')).toBeUndefined()
  })

  /** The plain way to read it, and what the fast one must agree with. */
  function split(text: string, isKnown: (code: string) => boolean): Measured | undefined {
    const blank = text.indexOf(' ')
    if (blank < 0) return parseDecimal(text) === 0 ? ZERO : undefined
    const unit = text.slice(blank + 1)
    const amount = isKnown(unit) ? parseDecimal(text.slice(0, blank)) : undefined
    return amount === undefined ? undefined : { amount, unit }
  }

  const pieces = fc.oneof(
    fc.constantFrom(
      'EUR',
      'EA',
      'KGM',
      'eur',
      'C62',
      'XX',
      'EURO',
      'E',
      '\u0000EA',
      'ÉUR',
      ' ',
      '  ',
      '-',
      '.',
      '%',
      '0',
      '00',
      '250',
      '0.01',
    ),
    fc.string({ maxLength: 4 }),
    fc.double().map(String),
  )

  test('any text is read as if it were split at its blank', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), parts => {
        const text = parts.join('')
        expect(parseMoney(text)).toStrictEqual(split(text, isCurrency))
        expect(parseQuantity(text)).toStrictEqual(split(text, isUnit))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([...currencyCodes()])('%s is found at the end of an amount', code => {
    expect(parseMoney(`1.5 ${code}`)).toStrictEqual({ amount: 1_500_000, unit: code })
  })

  test.each([...unitCodes()])('%s is found at the end of a quantity', code => {
    expect(parseQuantity(`1.5 ${code}`)).toStrictEqual({ amount: 1_500_000, unit: code })
  })

  test.each(['250 EUR', '-0.5 EUR', '0'])('%s is printed as it is read', text => {
    expect(formatMeasured(parseMoney(text) ?? ZERO)).toBe(text)
  })
})

describe('arithmetic', () => {
  const euro = (cents: number): Measured => ({ amount: cents * 10_000, unit: 'EUR' })
  const dollar: Measured = { amount: 5_000_000, unit: 'USD' }

  test.each([
    { name: 'one currency', a: euro(250), b: euro(125), sum: euro(375), difference: euro(125), order: 1 },
    { name: 'two currencies', a: euro(250), b: dollar, sum: undefined, difference: undefined, order: undefined },
    { name: 'a bare zero right', a: euro(250), b: ZERO, sum: euro(250), difference: euro(250), order: 1 },
    { name: 'a bare zero left', a: ZERO, b: euro(250), sum: euro(250), difference: euro(-250), order: -1 },
    { name: 'two bare zeros', a: ZERO, b: ZERO, sum: ZERO, difference: ZERO, order: 0 },
    { name: 'zero of two currencies', a: euro(0), b: { amount: 0, unit: 'USD' }, sum: undefined, difference: undefined, order: undefined },
    { name: 'zero and bare zero', a: euro(0), b: ZERO, sum: euro(0), difference: euro(0), order: 0 },
  ])('$name', ({ a, b, sum, difference, order }) => {
    expect(addMeasured(a, b)).toStrictEqual(sum)
    expect(subtractMeasured(a, b)).toStrictEqual(difference)
    expect(compareMeasured(a, b)).toBe(order)
  })

  test('beyond 29 digits there is no sum and no product', () => {
    const most: Measured = { amount: { digits: 10n ** 29n - 1n, scale: 0 }, unit: 'EUR' }
    expect(addMeasured(most, most)).toBeUndefined()
    expect(multiplyMeasured(most, 10_000_000)).toBeUndefined()
  })

  test('a product keeps its unit', () => {
    expect(multiplyMeasured(euro(1_800), 2_000_000)).toStrictEqual(euro(3_600))
    expect(multiplyMeasured(ZERO, 2_000_000)).toStrictEqual(ZERO)
  })

  test('the common unit does not depend on the order', () => {
    const unit = fc.constantFrom('', 'EUR', 'USD')
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        expect(commonUnit({ amount: 0, unit: a }, { amount: 0, unit: b })).toBe(commonUnit({ amount: 0, unit: b }, { amount: 0, unit: a }))
      }),
    )
    expect(negateMeasured(ZERO)).toStrictEqual(ZERO)
  })
})
