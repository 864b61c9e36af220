import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertMeasured, convertUnit } from './convert-unit.ts'
import { currencyCodes, isCurrency } from './currency.ts'
import { formatDecimal, parseDecimal } from './decimal-text.ts'
import { formatMeasured, parseQuantity } from './measured-text.ts'
import { isUnit, unitCodes, unitOf } from './unit.ts'

describe('the tables', () => {
  test('codes are unique, upper case and short', () => {
    expect(new Set(unitCodes()).size).toBe(unitCodes().length)
    expect(unitCodes().filter(code => !/^[A-Z0-9]{2,3}$/.test(code))).toStrictEqual([])
    expect(unitCodes().length).toBeGreaterThan(80)
    expect(currencyCodes().filter(code => !/^[A-Z]{3}$/.test(code))).toStrictEqual([])
    expect(new Set(currencyCodes()).size).toBe(currencyCodes().length)
  })

  test('currencies are those that Intl knows, but for funds and newer ones', () => {
    const known = new Set(Intl.supportedValuesOf('currency'))
    const unlisted = 'BOV CHE CHW CLF COU MXV USN UYI UYW XAD XCG ZWG SLE VED'.split(' ')
    expect(currencyCodes().filter(code => !known.has(code) && !unlisted.includes(code))).toStrictEqual([])
  })

  test.each(['EUR', 'USD', 'JPY', 'CNY', 'GBP', 'CHF', 'INR', 'XOF'])('%s is a currency', code => {
    expect(isCurrency(code)).toBe(true)
  })

  test.each(['eur', 'DEM', 'HRK', 'XXX', 'XTS', 'EURO', 'EU', '', 'toString', '__proto__'])('`%s` is no currency', code => {
    expect(isCurrency(code)).toBe(false)
  })

  test.each(['EA', 'H87', 'C62', 'KGM', 'MTQ', 'XPX', 'HUR'])('%s is a unit', code => {
    expect(isUnit(code)).toBe(true)
  })

  test.each(['ea', 'KG', 'EACH', '', 'hasOwnProperty', '__proto__'])('`%s` is no unit', code => {
    expect(isUnit(code)).toBe(false)
  })

  test('every factor is a decimal, and a positive one', () => {
    for (const code of unitCodes()) {
      const { factor } = unitOf(code) ?? {}
      if (factor !== undefined)
        expect(parseDecimal(factor)).toSatisfy(value => value !== undefined && value !== 0 && !factor.startsWith('-'))
    }
  })
})

describe('convertUnit', () => {
  test.each([
    ['GRM', 'KGM', '0.001'],
    ['KGM', 'GRM', '1000'],
    ['TNE', 'KGM', '1000'],
    ['LBR', 'KGM', '0.45359237'],
    ['ONZ', 'LBR', '0.0625'],
    ['LBR', 'ONZ', '16'],
    ['STN', 'LBR', '2000'],
    ['LTN', 'LBR', '2240'],
    ['MTQ', 'LTR', '1000'],
    ['DMQ', 'LTR', '1'],
    ['GLL', 'INQ', '231'],
    ['FTQ', 'INQ', '1728'],
    ['BLL', 'GLL', '42'],
    ['FOT', 'INH', '12'],
    ['SMI', 'FOT', '5280'],
    ['FTK', 'INK', '144'],
    ['YDK', 'FTK', '9'],
    ['YDQ', 'FTQ', '27'],
    ['GLL', 'OZA', '128'],
    ['DAY', 'HUR', '24'],
    ['HUR', 'SEC', '3600'],
    ['DZN', 'EA', '12'],
    ['GRO', 'DZN', '12'],
    ['XPX', 'XPX', '1'],
    ['MON', 'MON', '1'],
  ])('%s in %s', (from, to, factor) => {
    const converted = convertUnit(from, to)
    expect(converted === undefined ? undefined : formatDecimal(converted)).toBe(factor)
  })

  test.each([
    ['a third of a dozen does not end', 'EA', 'DZN'],
    ['nor does a second in hours', 'SEC', 'HUR'],
    ['nor a kilogram in pounds', 'KGM', 'LBR'],
    ['mass is not volume', 'KGM', 'LTR'],
    ['a carton holds what it holds', 'XCT', 'EA'],
    ['a pallet is no carton', 'XPX', 'XCT'],
    ['a month has no length', 'MON', 'DAY'],
    ['temperatures do not scale', 'CEL', 'FAH'],
    ['nobody knows the unit', 'XYZ', 'KGM'],
    ['nor itself', 'XYZ', 'XYZ'],
    ['money is not converted', 'EUR', 'EUR'],
  ])('%s', (_, from, to) => {
    expect(convertUnit(from, to)).toBeUndefined()
  })

  test('there and back is where one was', () => {
    const pair = fc.constantFrom(...unitCodes().flatMap(from => unitCodes().map(to => [from, to] as const)))
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const there = convertMeasured({ amount: 1_000_000, unit: from }, to)
        if (there === undefined || convertUnit(from, to) === undefined) return
        expect(convertMeasured(there, from)).toStrictEqual({ amount: 1_000_000, unit: from })
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('convertMeasured', () => {
  test.each([
    ['7200 SEC', 'HUR', '2 HUR'],
    ['24 EA', 'DZN', '2 DZN'],
    ['1 KGM', 'LBR', '2.204622621848775807 LBR'],
    ['0', 'KGM', '0 KGM'],
    ['5 EA', 'EA', '5 EA'],
    ['5 EA', 'KGM', undefined],
    ['5 XCT', 'EA', undefined],
    ['99999999999999999999999999999 TNE', 'KGM', undefined],
  ])('%s in %s', (text, to, converted) => {
    const quantity = parseQuantity(text)
    const result = quantity === undefined ? undefined : convertMeasured(quantity, to)
    expect(result === undefined ? undefined : formatMeasured(result)).toBe(converted)
  })
})
