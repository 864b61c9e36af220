import { expect, test } from 'vitest'
import { disarmCommands } from './disarm-commands.ts'

test.each([
  { given: '::error::x', expect: '\u2236\u2236error::x' },
  { given: 'a\n  ::warning file=a::x', expect: 'a\n  \u2236\u2236warning file=a::x' },
  { given: 'site ##[error]x', expect: 'site #\uff03[error]x' },
  { given: 'a::b ## [c]', expect: 'a::b ## [c]' },
])('$given', ({ given, expect: expected }) => expect(disarmCommands(given)).toBe(expected))
