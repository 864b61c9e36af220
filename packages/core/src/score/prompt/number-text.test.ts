import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreText } from '../floored.ts'
import { numberText } from './number-text.ts'

test.each<[string, string | undefined]>([
  ['0', '0'],
  ['-0', '0'],
  ['-0.000e99', '0'],
  ['0e999999999999', '0'],
  ['1', '1'],
  ['1.000', '1'],
  ['0.92', '0.92'],
  ['0.920', '0.920'],
  ['92e-2', '0.92'],
  ['9.2E-1', '0.92'],
  ['0.0092e+2', '0.92'],
  ['0.09e1', '0.9'],
  ['12e1', '120'],
  ['-1.5', '-1.5'],
  ['1e-7', '0.0000001'],
  ['0.91999999999999999999999', '0.919999999999999991'],
  ['0.99999999999999999999999999999999', '0.999999999999999991'],
  ['0.123456789012345678', '0.123456789012345671'],
  ['0.12345678901234567', '0.12345678901234567'],
  ['0.920000000000000000000000', '0.920000000000000000'],
  ['0.9200000000000000000000001', '0.920000000000000001'],
  ['1.00000000000000000000000001', '1.000000000000000001'],
  ['-1e-30', '-0.000000000000000001'],
  ['1e-400', '0.000000000000000001'],
  ['1e-99999999999999999999', '0.000000000000000001'],
  ['1e28', `1${'0'.repeat(28)}`],
  ['1e29', undefined],
  ['1e400', undefined],
  ['-1e400', undefined],
  ['1e99999999999999999999', undefined],
  [`0.${'0'.repeat(500)}1e501`, '1'],
  ['NaN', undefined],
  ['', undefined],
])('%s is %s', (json, text) => {
  expect(numberText(json)).toBe(text)
})

test('takes no longer for longer digits and exponents than reading them', () => {
  expect(numberText('9'.repeat(200_000))).toBe(undefined)
  expect(numberText(`0.${'9'.repeat(200_000)}`)).toBe('0.999999999999999991')
  expect(numberText(`1e-${'9'.repeat(200_000)}`)).toBe('0.000000000000000001')
})

test('floored to six places it is the floor of the exact number', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789', '0', '9', '9'), { minLength: 1, maxLength: 30 }).map(all => all.join(''))
  fc.assert(
    fc.property(
      fc.boolean(),
      digits,
      fc.array(fc.constantFrom(...'0129'), { maxLength: 30 }),
      fc.integer({ min: -60, max: 25 }),
      (minus, whole, rest, exponent) => {
        const fraction = rest.join('')
        const json = `${minus ? '-' : ''}${BigInt(whole)}${fraction === '' ? '' : `.${fraction}`}${exponent === 0 ? '' : `e${exponent}`}`
        const text = numberText(json)
        const exact = BigInt(`${minus ? '-' : ''}${BigInt(whole)}${fraction}`)
        const millionths = floorDivided(exact * 10n ** 66n, 10n ** BigInt(60 + fraction.length - exponent))
        expect(text === undefined ? undefined : scoreText(text)).toBe(text === undefined ? undefined : written(millionths))
        const isLarge = exact * 10n ** BigInt(60 + exponent) >= 10n ** BigInt(29 + 60 + fraction.length)
        const isSmall = -exact * 10n ** BigInt(60 + exponent) >= 10n ** BigInt(29 + 60 + fraction.length)
        expect(text === undefined).toBe(isLarge || isSmall)
      },
    ),
    { numRuns: 1000 },
  )
})

function floorDivided(a: bigint, b: bigint): bigint {
  return a % b < 0n ? a / b - 1n : a / b
}

function written(millionths: bigint): string {
  const text = String(millionths < 0n ? -millionths : millionths).padStart(7, '0')
  const fraction = text.slice(-6).replace(/0+$/, '')
  return `${millionths < 0n ? '-' : ''}${text.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`
}
