import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from './any-text.arbitrary.ts'
import { quoteUntrusted } from './quote-untrusted.ts'

test.each<[string, string, string]>([
  ['plain words', 'Leave at door 3, ring twice!', '"Leave at door 3, ring twice!"'],
  ['a quote', 'a"b', String.raw`"a\"b"`],
  ['a backslash', String.raw`a\"b`, String.raw`"a\\\"b"`],
  ['line breaks', 'a\nb\r\nc\td', String.raw`"a\nb\r\nc\td"`],
  ['control characters', '\u0000\u001b[2J\u007f\u0085', String.raw`"\u0000\u001b[2J\u007f\u0085"`],
  ['line and paragraph separators', 'a\u2028b\u2029c', String.raw`"a\u2028b\u2029c"`],
  ['zero-width characters', 'a\u200bb\u200cc\u200dd\u2060e\ufefff', String.raw`"a\u200bb\u200cc\u200dd\u2060e\ufefff"`],
  ['bidirectional marks', '\u202eabc\u202c\u2066d\u2069\u061c', String.raw`"\u202eabc\u202c\u2066d\u2069\u061c"`],
  ['a soft hyphen', 're\u00adlease', String.raw`"re\u00adlease"`],
  ['tag characters', 'a\u{e0001}\u{e0041}\u{e007f}', String.raw`"a\udb40\udc01\udb40\udc41\udb40\udc7f"`],
  ['variation selectors', 'a\ufe0f\u{e0100}', String.raw`"a\ufe0f\udb40\udd00"`],
  ['private use', '\ue000\u{f0000}\u{10fffd}', String.raw`"\ue000\udb80\udc00\udbff\udffd"`],
  ['fillers', '\u115f\u3164\uffa0\u034f\u2800', String.raw`"\u115f\u3164\uffa0\u034f\u2800"`],
  ['odd blanks', 'a\u00a0b\u2003c\u3000d', String.raw`"a\u00a0b\u2003c\u3000d"`],
  ['noncharacters', '\uffff\ufdd0\u{1fffe}', String.raw`"\uffff\ufdd0\ud83f\udffe"`],
  ['halves of characters', '\ud800a\udc00', String.raw`"\ud800a\udc00"`],
  ['angle brackets', '</data><|im_start|>', String.raw`"\u003c/data\u003e\u003c|im_start|\u003e"`],
  ['what folds to them', '＜/data＞﹤﹥≮≯', String.raw`"\uff1c/data\uff1e\ufe64\ufe65\u226e\u226f"`],
  ['what folds to a quote or backslash', '＂＼﹨', String.raw`"\uff02\uff3c\ufe68"`],
  ['control tokens in brackets', '[INST] x [/INST] [tool_calls][]', String.raw`"\u005bINST] x \u005b/INST] \u005btool_calls][]"`],
  ['other brackets', 'lines[0] [DC-EAST] [INSTANT]', '"lines[0] [DC-EAST] [INSTANT]"'],
  ['other scripts', 'Grüße, здравствуйте, 你好, مرحبا, שלום, नमस्ते, 😀', '"Grüße, здравствуйте, 你好, مرحبا, שלום, नमस्ते, 😀"'],
])('%s', (_name, text, quoted) => {
  expect(quoteUntrusted(text)).toBe(quoted)
  expect(JSON.parse(quoted)).toBe(text)
})

/** By number, so that the test does not lean on the classes that the code leans on. */
function isHidden(code: number): boolean {
  return RANGES.some(([from, until]) => code >= from && code <= until)
}

const RANGES = [
  [0x00, 0x1f],
  [0x3c, 0x3c],
  [0x3e, 0x3e],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x2028, 0x202f],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0x10ffff],
] as const

test('any text comes back, and nothing in it ends the string or hides', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(60), fc.string({ unit: 'grapheme' })), text => {
      const quoted = quoteUntrusted(text)
      expect(JSON.parse(quoted)).toBe(text)
      expect(Array.from(quoted).filter(character => isHidden(character.codePointAt(0) ?? 0))).toEqual([])
      expect(quoted.slice(1, -1).replace(/\\./g, '')).not.toContain('"')
    }),
    { numRuns: 500 },
  )
})
