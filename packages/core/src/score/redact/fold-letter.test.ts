import { expect, test } from 'vitest'
import { foldLetter } from './fold-letter.ts'

test.each<[letters: string, folded: string]>([
  ['éÅñ', 'eAn'],
  ['ß ẞ æ ø', 'ss SS ae o'],
  ['４', '4'],
  ['٤۴४৪๔𝟜𞥔', '4444444'],
  ['①²', '12'],
  ['аАοΟ', 'aAoO'],
  ['－–—−‐', '-----'],
  ['\u00a0\u3000\t', '   '],
  ['\u2028\r\n', '\n\n\n'],
  ['\u200b\u00ad\u2060\ufeff\u{e0041}\u0301\u3164', ''],
  ['王й', '王и'],
])('%s', (letters, folded) => {
  expect(Array.from(letters, foldLetter).join('')).toBe(folded)
})

test('capitals fold to the capital of what small letters fold to', () => {
  const letters = Array.from({ length: 0x600 - 0x370 }, (_, index) => String.fromCodePoint(0x370 + index))
  const cased = letters.filter(letter => letter.toUpperCase() !== letter && letter.toUpperCase().toLowerCase() === letter && letter !== 'ς')
  expect(cased.length).toBeGreaterThan(150)
  expect(cased.filter(letter => foldLetter(letter.toUpperCase()).toLowerCase() !== foldLetter(letter).toLowerCase())).toEqual([])
})
