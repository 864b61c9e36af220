import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCel } from './parse-cel.ts'
import type { Syntax } from './syntax.ts'

/** The syntax as nested lists, without positions. */
function outline(syntax: Syntax): unknown {
  switch (syntax.kind) {
    case 'number':
      return syntax.text
    case 'text':
      return `'${syntax.value}'`
    case 'bool':
      return syntax.value
    case 'name':
      return syntax.name
    case 'member':
      return [outline(syntax.of), '.', syntax.name]
    case 'each':
      return [outline(syntax.of), '.*']
    case 'index':
      return [outline(syntax.of), '[]', outline(syntax.index)]
    case 'call':
      return [`${syntax.name}()`, ...syntax.args.map(outline)]
    case 'method':
      return [outline(syntax.of), `.${syntax.name}()`, ...syntax.args.map(outline)]
    case 'list':
      return ['[', ...syntax.items.map(outline)]
    case 'object':
      return ['{', ...syntax.fields.map(([key, value]) => [outline(key), outline(value)])]
    case 'not':
    case 'negate':
      return [syntax.kind, outline(syntax.of)]
    case 'binary':
      return [outline(syntax.left), syntax.operator, outline(syntax.right)]
    case 'if':
      return [outline(syntax.condition), '?', outline(syntax.then), outline(syntax.else)]
  }
}

describe('what is read', () => {
  test.each<readonly [text: string, expected: unknown]>([
    ['order.total', ['order', '.', 'total']],
    ['order.lines.*.itemId', [[['order', '.', 'lines'], '.*'], '.', 'itemId']],
    ['a.*.b.*.c', [[[[['a', '.*'], '.', 'b'], '.*'], '.', 'c']].flat()],
    ["a == 'x.*.y'", ['a', '==', "'x.*.y'"]],
    ["a == '//'", ['a', '==', "'//'"]],
    ["a == '2026-03-21'", ['a', '==', "'2026-03-21'"]],
    ['0.10 + 2.50', ['0.10', '+', '2.50']],
    ['a-b', ['a', '-', 'b']],
    ['stock[l.itemId].available', [['stock', '[]', ['l', '.', 'itemId']], '.', 'available']],
    ['xs.all(x, x > 1)', ['xs', '.all()', 'x', ['x', '>', '1']]],
    ['has(a.b)', ['has()', ['a', '.', 'b']]],
    ['!a && (b || c)', [['not', 'a'], '&&', ['b', '||', 'c']]],
    ['a ? b : c', ['a', '?', 'b', 'c']],
    ['x in [1, 2]', ['x', 'in', ['[', '1', '2']]],
    ["xs.map(o, {'n': o.id})", ['xs', '.map()', 'o', ['{', ["'n'", ['o', '.', 'id']]]]],
    ['order.return', ['order', '.', 'return']],
  ])('%s', (text, expected) => {
    const parsed = parseCel(text)
    expect(parsed.kind === 'parsed' ? outline(parsed.syntax) : parsed).toEqual(expected)
  })

  test('spans point at names, also of methods and fields', () => {
    const parsed = parseCel('(a.b) . size( )')
    expect(parsed).toMatchObject({
      kind: 'parsed',
      syntax: { kind: 'method', nameAt: { start: 8, end: 12 }, of: { nameAt: { start: 3, end: 4 } } },
    })
  })
})

describe('what is refused, and where', () => {
  test.each(
    Array.of<readonly [text: string, code: string, at: string, suggestion?: string]>(
      ['', 'expression-empty', ''],
      [' \n ', 'expression-empty', ' \n '],
      ['a &&', 'expression-syntax', ''],
      ['order.lines.*', 'expression-syntax', '*', 'after `.*` comes the field'],
      ['order.lines.*.', 'expression-syntax', '', 'after `.*` comes the field'],
      ['a = b', 'expression-syntax', '=', '`==`'],
      ['a === b', 'expression-syntax', '=', '`==`'],
      ['a <> b', 'expression-syntax', '>', '`!=`'],
      ['a & b', 'expression-syntax', '&', '`&&`'],
      ['a | b', 'expression-syntax', '|', '`||`'],
      ['a and b', 'expression-syntax', 'and', '`&&`'],
      ['a OR b', 'expression-syntax', 'OR', '`||`'],
      ['not a', 'expression-syntax', 'a', '`!`'],
      ['a > $limit', 'expression-syntax', '$', '`param.name`'],
      ['a == ‘x’', 'expression-syntax', '‘', 'straight quotes'],
      ['a\u00a0> b', 'odd-blank', '\u00a0'],
      ["a == 'x", 'expression-syntax', "'x"],
      ["a == 'x\ny'", 'expression-syntax', '\n'],
      ["'\\q'", 'expression-syntax', '\\q'],
      ['(a', 'expression-syntax', ''],
      ['a b', 'expression-syntax', 'b'],
      ['order.total > 250 EUR', 'expression-literal', '250 EUR', "write `'250 EUR'`"],
      ['order.total > 1,000 EUR', 'expression-literal', '1,000 EUR'],
      ['a > 4h', 'expression-literal', '4h'],
      ['a > 95%', 'expression-literal', '95%'],
      ['a > 95% && b', 'expression-literal', '95%'],
      ['a > 0.55 EUR/MIN', 'expression-literal', '0.55 EUR/MIN'],
      ['a < 2026-03-21', 'expression-literal', '2026-03-21'],
      ['a < 2026-12-21T12:00:00Z', 'expression-literal', '2026-12-21T12:00:00Z'],
      ['a // b', 'expression-comment', '// b', 'a line of its own'],
      ['null', 'expression-null', 'null', '`has(path)`'],
      ['a == 1e5', 'expression-number', '1e5'],
      ['a == 0x10', 'expression-number', '0x10'],
      ['a == 0010', 'expression-number', '0010', 'leading zeros'],
      ['a == 5u', 'expression-constant', '5u'],
      ["a == b'x'", 'expression-constant', "b'x'"],
      ['a % 2', 'expression-operator', 'a % 2'],
      ["a.matches('x*')", 'expression-regex', 'matches', '`startsWith`'],
      ['package.id', 'expression-reserved-word', 'package'],
      ['__proto__', 'expression-reserved-word', '__proto__'],
      ['a.__proto__.b', 'expression-syntax', '__proto__'],
      ['a._.b', 'expression-syntax', '_'],
      ['_', 'expression-syntax', '_'],
      ['xs.all(1, x)', 'expression-syntax', '1', 'names the element'],
    ).map(([text, code, at, suggestion]) => ({ text, code, at, suggestion })),
  )('$text', ({ text, code, at, suggestion }) => {
    const parsed = parseCel(text)
    expect(parsed.kind).toBe('refused')
    if (parsed.kind !== 'refused') return
    const [problem] = parsed.problems
    expect(problem).toMatchObject({ code })
    expect(text.slice(problem?.start, problem?.end)).toBe(at)
    expect(problem?.suggestion ?? '').toContain(suggestion ?? '')
    expect(problem?.message).toMatch(/^[^.]+$|`/)
  })

  test('every problem of a text is listed', () => {
    const parsed = parseCel('a == null || b == 1e5 || c % 2 == 0')
    expect(parsed.kind === 'refused' ? parsed.problems.map(({ code }) => code) : []).toEqual([
      'expression-null',
      'expression-number',
      'expression-operator',
    ])
  })
})

describe('hostile text', () => {
  test.each([
    ['a'.repeat(4097)],
    ['!'.repeat(4000)],
    ['!'.repeat(100_000)],
    [`${'-'.repeat(4000)}1`],
    ['('.repeat(4000)],
    [`${'('.repeat(2000)}a${')'.repeat(2000)}`],
    ['['.repeat(4000)],
    [`${'a.'.repeat(2000)}a`],
    [`a${'[0]'.repeat(1300)}`],
    [`a${'.b()'.repeat(1000)}`],
    [`${'a ? b : '.repeat(500)}c`],
    [Array.from({ length: 1500 }, () => 'a').join('+')],
    [`[${'1,'.repeat(300)}]`],
    [`f(${'1,'.repeat(300)}1)`],
    [`{${"'a':1,".repeat(300)}}`],
    ['9'.repeat(4000)],
    [`0.${'9'.repeat(4000)}`],
    [`'${'x'.repeat(5_000_000)}'`],
    ['\ud800'],
    ["'\\ud800'"],
    ["'\\u{"],
    ['"""'],
    ["'''"],
    ['\u0000'],
  ])('case %# is refused or read, quickly', text => {
    const before = performance.now()
    const parsed = parseCel(text)
    expect(['parsed', 'refused']).toContain(parsed.kind)
    expect(performance.now() - before).toBeLessThan(1000)
  })

  const PIECES = [
    'a',
    'order.total',
    '.*.',
    '.',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    "'",
    '"',
    '\\',
    '!',
    '-',
    '&&',
    '||',
    '?',
    ':',
    ' in ',
    '1',
    '1e9',
  ]
  const MORE = [
    '0.5',
    '%',
    '//',
    ',',
    'has',
    '.all(x,',
    '.map(',
    'null',
    '__proto__',
    '\n',
    '🙂',
    '\ud800',
    "r'",
    "b'",
    '2026-01-01',
    '_',
    '=',
    '<',
    '$',
    '`',
  ]

  test('no text makes it throw, and spans lie inside the text', () => {
    const soup = fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 40 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), soup), text => {
        const parsed = parseCel(text)
        const spans = parsed.kind === 'refused' ? parsed.problems : [parsed.syntax]
        return spans.every(({ start, end }) => start >= 0 && start <= end && end <= text.length)
      }),
      { numRuns: 1000 },
    )
  })
})
