import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretMask } from './secret-mask.ts'

const KEY = 'corp.Xy7-SECRETKEYmaterial0123456789'
const VALUE = 'warehouse-operations'
const shown = secretMask({ keys: new Set([KEY, 'none']), values: new Set([VALUE, 'wms']) })
const mask = (text: string): string => shown(text, 8)

const inPieces = (text: string, by: string): string => (text.match(/.{1,7}/g) ?? []).join(by)
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const percent = (text: string): string => [...text].map(letter => `%${letter.charCodeAt(0).toString(16)}`).join('')

describe.each([
  { of: 'a key', secret: KEY },
  { of: 'the value of a header', secret: VALUE },
])('$of', ({ secret }) => {
  test.each([
    { name: 'as it is', written: secret },
    { name: 'in capitals', written: secret.toUpperCase() },
    { name: 'cut by blanks', written: inPieces(secret, ' ') },
    { name: 'cut by lines', written: inPieces(secret, '\n  ') },
    { name: 'cut by signs', written: inPieces(secret, ' | ') },
    { name: 'cut by what has no width', written: inPieces(secret, '\u200b') },
    { name: 'backwards', written: [...secret].reverse().join('') },
    { name: 'percent-encoded', written: percent(secret) },
    { name: 'escaped in JSON', written: percent(secret).replaceAll('%', '\\u00') },
    { name: 'in Base64', written: base64(secret) },
    { name: 'in Base64 after one letter', written: base64(`x${secret}x`) },
    { name: 'in Base64 after two letters', written: base64(`xx${secret}xx`) },
    { name: 'in Base64 of URLs', written: Buffer.from(secret).toString('base64url') },
    { name: 'in Base64 cut by blanks', written: inPieces(base64(secret), ' ') },
    { name: 'in hexadecimal digits', written: Buffer.from(secret).toString('hex') },
  ])('$name', ({ written }) => {
    const text = mask(`You sent: ${written} , and more.`)
    expect(text).toContain('[key]')
    expect(text.replace('You sent: ', '').replace(', and more.', '').replace('[key]', '').length).toBeLessThan(8)
  })
})

test.each([
  { name: 'words', text: 'The order is paid,\n\tand nothing speaks against it.' },
  { name: 'a placeholder for a key', text: 'none of the options' },
  { name: 'a word of the value of a header', text: 'the warehouse has stock for all operations' },
  { name: 'a short value of a header', text: 'wms' },
  { name: 'seven letters of the key', text: 'the word SECRETK' },
  { name: 'words that spell a piece of the key', text: 'secret keys' },
  { name: 'a percent sign', text: '50%, 5%a and %' },
])('leaves $name', ({ text }) => expect(mask(text)).toBe(text))

test.each([
  { name: 'a piece of the key, with the rest of its token', text: 'ab7-SECRETKEYm*** cd', given: '[key]*** cd' },
  { name: 'the key twice', text: `${KEY}, ${inPieces(KEY, ' ')}!`, given: '[key], [key]!' },
  { name: 'a key of somebody else', text: 'use sk-abcdefghijklmnop', given: 'use [key]' },
])('masks $name', ({ text, given }) => expect(mask(text)).toBe(given))

test('looks for short keys where it is told to', () => expect(shown('none', 4)).toBe('[key]'))

test('a secret of no letters, of signs or of nothing harms no text', () => {
  for (const key of ['', '        ', '........', '%%%%%%%%', '\u{1f511}\u{1f511}\u{1f511}\u{1f511}']) {
    const odd = secretMask({ keys: new Set([key]), values: new Set([key]) })
    expect(odd('all is well', 0)).toBe('all is well')
    expect(odd('', 0)).toBe('')
  }
})

test('whatever stands around a key, it is not told', () => {
  const letter = fc.constantFrom(...'aZ09 .-_%=/+\\u\n\u200b', KEY.slice(0, 8), KEY.slice(5, 14), base64(KEY).slice(4, 13))
  const words = fc.array(letter, { maxLength: 30 }).map(letters => letters.join(''))
  const written = fc.constantFrom(KEY, KEY.toUpperCase(), inPieces(KEY, ' '))
  fc.assert(
    fc.property(words, written, words, (before, key, after) => {
      expect(mask(`${before} ${key} ${after}`).toLowerCase()).not.toContain('ecretkeymaterial')
    }),
  )
})

test('a long text is read once', () => {
  const piece = KEY.slice(10, 19)
  expect(mask(`${piece}....`.repeat(20_000))).toBe('[key]')
  expect(mask(`${piece} ... `.repeat(20_000))).toHaveLength(20_000 * '[key] ... '.length)
})
