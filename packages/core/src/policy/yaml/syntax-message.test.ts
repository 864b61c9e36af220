import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { syntaxMessage } from './syntax-message.ts'

// What the first error of the parser becomes.
test.each([
  [
    'a blank too few in an item',
    '- b: c\n  d: e\n f: g',
    'the line begins with 1 blank; lines above that it may belong to begin with 0, 2',
  ],
  ['a blank too few in a map', 'a:\n    b: c\n  d: e', 'the line begins with 2 blanks; lines above that it may belong to begin with 0, 4'],
  ['a comma that is missing', '{ a: 1 b: 2 }', 'a `: ` inside an unquoted text starts a map'],
  ['a comma between texts', '[ "a" "b" ]', 'a `,` or a `:` is missing'],
  ['a quote that stays open', 'a: "x', 'a quote in front of this is never closed'],
  ['a brace that stays open', 'a: { b: c\nd: e', 'a `{` or `[` in front of this is never closed'],
])('%s', (_, text, message) => {
  const [error] = parseDocument(text, { prettyErrors: false }).errors
  expect(error && syntaxMessage(error, text)).toBe(message)
})
