import { expect, test } from 'vitest'
import type { SecretMask } from './secret-mask.ts'
import { secretMask } from './secret-mask.ts'
import { shownText } from './shown-text.ts'

const KEY = 'sk-proj-Zq81mWc5TtRk0AfL2nYxB7Hd'
const PLAIN = 'Zq81mWc5TtRk0AfL2nYxB7Hd'

function knowing(...keys: readonly string[]): SecretMask {
  return secretMask({ keys: new Set(keys), values: new Set() })
}

test.each([
  { name: 'plain words', text: '429: Rate limit reached', shown: '429: Rate limit reached' },
  { name: 'the key', text: `Incorrect API key: ${KEY}.`, shown: 'Incorrect API key: [key].' },
  { name: 'the key within other letters', text: `x=${PLAIN}&y`, shown: 'x=[key]&y' },
  { name: 'the key in capitals', text: PLAIN.toUpperCase(), shown: '[key]' },
  { name: 'a piece of the key', text: `began with ${PLAIN.slice(3, 12)}`, shown: 'began with [key]' },
  { name: 'a key of somebody else', text: 'use sk-abcdefghijklmnop instead', shown: 'use [key] instead' },
  { name: 'a token', text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', shown: '[key]' },
  { name: 'several lines', text: 'one\n\ttwo\u2028three', shown: 'one two three' },
  { name: 'signs of a terminal and of direction', text: '\u001b[31mred\u202e\u200b', shown: '[31mred' },
  { name: 'half of a character', text: 'a\ud800b', shown: 'a b' },
])('$name', ({ text, shown }) => expect(shownText(text, 300, knowing(KEY, PLAIN))).toBe(shown))

test('cuts what is too long, and no character in two', () => {
  expect(shownText('abcdefgh', 5, knowing())).toBe('abcd…')
  expect(shownText('abc😀efgh', 5, knowing())).toBe('abc…')
  expect(shownText('x'.repeat(1_000_000), 300, knowing(KEY))).toHaveLength(300)
})

test('a secret of a few letters is a word, and no secret', () => {
  expect(shownText('none of it', 300, knowing('of'))).toBe('none of it')
  expect(shownText('a key: !a!b!c!', 300, knowing('!a!b!c!'))).toBe('a key: [key]')
  expect(shownText('the key ollama is wrong', 300, knowing('ollama'))).toBe('the key [key] is wrong')
})
