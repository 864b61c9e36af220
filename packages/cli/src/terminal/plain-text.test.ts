import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  { name: 'plain text stays', given: 'Größe 5 µm, 数量, 🚚', expect: 'Größe 5 µm, 数量, 🚚' },
  { name: 'an escape sequence loses its escape', given: 'a\u001b[31mred', expect: 'a\ufffd[31mred' },
  { name: 'C1 controls', given: 'a\u009b2Jb', expect: 'a\ufffd2Jb' },
  { name: 'tabs and line breaks become spaces', given: 'a\tb\r\nc', expect: 'a b  c' },
  { name: 'bidirectional overrides', given: 'a\u202egpj.exe', expect: 'a\ufffdgpj.exe' },
  { name: 'zero-width characters', given: 'o\u200brder\ufeff', expect: 'o\ufffdrder\ufffd' },
  { name: 'lone surrogates', given: 'a\ud800b', expect: 'a\ufffdb' },
])('$name', ({ given, expect: expected }) => {
  expect(plainText(given)).toBe(expected)
  expect(plainText(given)).toHaveLength(given.length)
})
