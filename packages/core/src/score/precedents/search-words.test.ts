import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchWords } from './search-words.ts'

test.each([
  { given: '', expect: [] },
  { given: 'Credit HOLD, twice: hold', expect: ['credit', 'hold', 'twice', 'hold'] },
  { given: 'PAYMENT_FAILED release-all credit.status', expect: ['payment', 'failed', 'release', 'all', 'credit', 'status'] },
  { given: 'giftWrap ERPSystem naïveTest', expect: ['gift', 'wrap', 'erpsystem', 'naive', 'test'] },
  { given: '500 EUR, 12.5%, SKU-4711, 3pl', expect: ['eur', 'sku', '3pl'] },
  { given: 'Kühlgut café Ångström İstanbul', expect: ['kuhlgut', 'cafe', 'angstrom', 'istanbul'] },
  { given: 'straße σας', expect: ['straße', 'σας'] },
  { given: 'cre\u200bdit ho\u00adld \u202elate\u{e0041}', expect: ['credit', 'hold', 'late'] },
  { given: '冷藏货物 ok', expect: ['冷藏', '藏货', '货物', 'ok'] },
  { given: '金 ガラス 배송지연', expect: ['金', 'ガラ', 'ラス', '배송', '송지', '지연'] },
  { given: 'abc冷藏def', expect: ['abc', '冷藏', 'def'] },
  { given: '😀 "quoted" NEAR(a b, 2) title:x* -y ^z {c} + AND', expect: ['quoted', 'near', 'a', 'b', 'title', 'x', 'y', 'z', 'c', 'and'] },
  { given: 'x'.repeat(100), expect: ['x'.repeat(40)] },
  { given: '𝒳'.repeat(30), expect: ['x'.repeat(30)] },
  { given: '\ud800a\udc00', expect: ['a'] },
  { given: 'a ⺀ 冷⺀凍', expect: ['a', '冷', '凍'] },
])('searchWords($given)', ({ given, expect: words }) => {
  expect(searchWords(given)).toEqual(words)
})

test('words are found again as they are, and hold nothing that a search could read as syntax', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const words = searchWords(text)
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}ー]+$/u)
      expect(searchWords(words.join(' '))).toEqual(words)
    }),
    { numRuns: 500 },
  )
})

test('a text in ASCII has the words that it has among others', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), text => {
      expect(searchWords(`${text} é`)).toEqual([...searchWords(text), 'e'])
    }),
  )
})

test('a long run of anything is read', () => {
  for (const unit of ['冷', 'é', 'aA', '\u0301', '\u200b', '\ufdfa'])
    expect(Array.isArray(searchWords(unit.repeat(200_000 / unit.length)))).toBe(true)
})
