import { readFileSync } from 'node:fs'
import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { FILES, issuesOf } from '../workspace.fixture.ts'
import { expectTotal } from './expect-total.fixture.ts'

const clock = (): number => performance.now()

const RUNS = Math.min(2_000, Number(process.env['LAWS'] ?? 150))

/** Enough for names to be looked up, and little, so that much can be tried. */
const SMALL = { 'countersign.yaml': FILES['countersign.yaml'], 'shop.catalogue.yaml': FILES['shop.catalogue.yaml'] }

/** One file a kind. */
const NAMES = ['countersign', 'a.catalogue', 'a.lifecycle', 'a.calendar', 'a.agent', 'a.terms', 'a.policy', 'a.rollout', 'a.test'].map(
  name => `${name}.yaml`,
)

/** Texts that once were trouble, or are known to be for others. Small; the large ones are made below. */
const CORPUS: readonly (readonly [what: string, text: string])[] = Object.entries(
  JSON.parse(readFileSync(new URL('../../../corpus/hostile-texts.json', import.meta.url), 'utf8')),
)

test.each(CORPUS)('%s', (what, text) => {
  for (const name of NAMES) expectTotal({ ...SMALL, [name]: text }, what, clock)
})

const SIZE = 260_000
const filled = (text: string): string => text.repeat(Math.floor(SIZE / text.length))

test.each([
  ['quotes', filled('"')],
  ['single quotes', filled("'")],
  ['open lists', filled('[')],
  ['lists in lists', `${filled('[').slice(SIZE / 2)}${filled(']').slice(SIZE / 2)}`],
  ['maps in maps', filled('{a: ')],
  ['dashes', filled('- ')],
  ['question marks', filled('? ')],
  ['colons', filled(': ')],
  ['keys on a line', filled('a: ')],
  ['a key again and again', filled('a: 1\n')],
  ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')],
  ['keys without a value', Array.from({ length: 37_000 }, (_, index) => `k${index}:`).join('\n')],
  ['anchors', filled('- &a x\n')],
  ['tags', filled('- !a x\n')],
  ['mistakes', filled('a: @\n')],
  ['mistakes behind quotes', filled('a: "x" y\n')],
  ['wrong escapes', `a: "${filled('\\q')}"`],
  ['open quotes', filled('a: "x\n')],
  ['cut calls', `{${filled('a: f(((((, ')}}`],
  ['cut thousands', `{${filled('1,000 EUR,')}}`],
  ['cut reasons', filled('- { because: See #4 in it }\n')],
  ['comments', filled('a: b #c\n')],
  ['a long text', `title: ${filled('x').slice(20)}`],
  ['a long number', `a: ${filled('9').slice(20)}`],
  ['tabs', filled('\t')],
  ['indentation', Array.from({ length: 700 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
  ['documents', filled('---\na: 1\n')],
])('a file full of %s is refused in time', (what, text) => {
  for (const name of ['a.policy.yaml', 'a.catalogue.yaml'])
    expect(expectTotal({ ...SMALL, [name]: text }, what, clock).kind).toBe('refused')
})

test('aliases that would unfold to millions of values are never followed', () => {
  const level = (index: number) => `a${index}: &a${index} [${Array.from({ length: 9 }, () => `*a${index - 1}`).join(', ')}]`
  const bomb = ['a0: &a0 [x]', ...Array.from({ length: 20 }, (_, index) => level(index + 1))].join('\n')
  const codes = issuesOf(expectTotal({ ...SMALL, 'a.policy.yaml': bomb }, 'bomb', clock)).map(({ code }) => code)
  expect(codes).toContain('yaml-alias')
})

const TOKENS = [
  'policy',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '{ ',
  ' }',
  '[',
  ']',
  ', ',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' #',
  '&a ',
  '*a ',
  '!t ',
  '<<',
  '---',
  '\t',
  '=',
  '$',
  '1,000 EUR',
  '0010',
  '.inf',
  'yes',
  '%',
  '@',
  '__proto__',
  '\r\n',
  '\u2028',
  '\ud800',
  '\ufeff',
  '\u0000',
  'options',
  'when: ',
  'f(a, b)',
  '? ',
  '~',
] as const

test('any text compiles or has issues', () => {
  const text = oneof(
    string({ unit: 'binary', maxLength: 200 }),
    array(constantFrom(...TOKENS), { maxLength: 60 }).map(tokens => tokens.join('')),
  )
  const check = property(constantFrom(...NAMES), text, (name, any) => {
    expectTotal({ ...SMALL, [name]: any }, JSON.stringify(any), clock)
  })
  assert(check, { numRuns: RUNS })
})

test('a valid file with a part cut, doubled or replaced compiles or has issues', () => {
  const check = property(
    constantFrom(...Object.entries(FILES)),
    integer({ min: 0, max: 3_000 }),
    integer({ min: 0, max: 60 }),
    constantFrom('', 'twice', ...TOKENS),
    ([name, text], start, length, by) => {
      const from = start % text.length
      const part = text.slice(from, from + length)
      const changed = text.slice(0, from) + (by === 'twice' ? part + part : by) + text.slice(from + length)
      expectTotal({ ...FILES, [name]: changed }, JSON.stringify({ name, from, part, by }), clock)
    },
  )
  assert(check, { numRuns: RUNS })
})
