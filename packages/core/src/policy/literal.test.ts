import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../values/json.ts'
import { exampleNode } from './example-node.fixture.ts'
import { exampleType } from './example-scope.fixture.ts'
import type { Issue } from './issue.ts'
import { ISSUE_CODES } from './issue-codes.ts'
import { readLiteral } from './literal.ts'
import { readLiteralText } from './literal-text.ts'

function read(type: string, yaml: string): { readonly value: Json | undefined; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  return { value: readLiteral(exampleNode(yaml), exampleType(type), issue => issues.push(issue)), issues }
}

describe('constants by type', () => {
  test.each<readonly [type: string, yaml: string, value: Json]>([
    ['bool', 'true', true],
    ['text', 'NO_STOCK', 'NO_STOCK'],
    ['text', "'0010'", '0010'],
    ['id of item', "'10'", '10'],
    ['enum(A, B)', 'A', 'A'],
    ['count', '12', '12'],
    ['number', '2.50', '2.5'],
    ['number', '0.100000000000000001', '0.100000000000000001'],
    ['number', '30%', '0.3'],
    ['percent', '2%', '0.02'],
    ['percent', '0.02', '0.02'],
    ['probability', '0.92', '0.92'],
    ['probability', '1', '1'],
    ['score', '17.5', '17.5'],
    ['money', '250 EUR', { amount: '250', currency: 'EUR' }],
    ['money', '0.00 EUR', { amount: '0', currency: 'EUR' }],
    ['money', '0', '0'],
    ['quantity', '12 EA', { amount: '12', unit: 'EA' }],
    ['rate', '0.55 EUR/MIN', '0.55 EUR/MIN'],
    ['duration', '4h', '4h'],
    ['duration', '90m', '1h30m'],
    ['duration', '0', '0s'],
    ['date', '2026-03-21', '2026-03-21'],
    ['instant', '2026-03-21T13:00:00+01:00', '2026-03-21T12:00:00.000Z'],
    [
      'list of money',
      '[250 EUR, 275 USD]',
      [
        { amount: '250', currency: 'EUR' },
        { amount: '275', currency: 'USD' },
      ],
    ],
    ['list of text', '[]', []],
    ['map of quantity', '{ A: 5 EA }', { A: { amount: '5', unit: 'EA' } }],
    ['arrival', '{ date: 2026-03-21, quantity: 0 }', { date: '2026-03-21', quantity: '0' }],
    ['customer', '{ id: C1, name: Bob }', { id: 'C1', name: 'Bob' }],
  ])('%s: %s', (type, yaml, value) => {
    expect(read(type, yaml)).toEqual({ value, issues: [] })
  })
})

describe('what is wrong with a constant', () => {
  test.each(
    Array.of<readonly [type: string, yaml: string, code: string, column: number, suggestion?: string]>(
      ['bool', "'yes'", 'wrong-literal', 2, 'write `true`'],
      ['bool', "'off'", 'wrong-literal', 2, 'write `false`'],
      ['bool', '1', 'wrong-literal', 2, 'write `true`'],
      ['bool', 'maybe', 'wrong-literal', 2, 'write `true` or `false`'],
      ['bool', '', 'wrong-literal', 7],
      ['text', '10', 'wrong-literal', 2, "put it in quotes: `'10'`"],
      ['id', 'true', 'wrong-literal', 2, "put it in quotes: `'true'`"],
      ['enum(red, green)', 'gren', 'unknown-enum-value', 2, 'did you mean `green`?'],
      ['enum(red, green)', '5', 'wrong-literal', 2],
      ['count', '1.5', 'wrong-literal', 2, 'write it like `12`'],
      ['count', '-1', 'wrong-literal', 2],
      ['count', "'007'", 'leading-zeros', 2],
      ['number', 'many', 'wrong-literal', 2],
      ['number', 'true', 'wrong-literal', 2],
      ['number', '0.10000000000000000001', 'wrong-literal', 2],
      ['probability', '1.01', 'wrong-literal', 2],
      ['probability', '92', 'wrong-literal', 2],
      ['money', '250', 'bare-number', 2, 'write it like `250 EUR`'],
      ['money', "'1,000 EUR'", 'thousands-separator', 2, 'write `1000 EUR`'],
      ['money', '250 eur', 'unknown-currency', 2, 'did you mean `EUR`?'],
      ['money', '250 XYZ', 'unknown-currency', 2],
      ['money', 'EUR 250', 'wrong-literal', 2, 'write it like `250 EUR`'],
      ['money', '[250 EUR]', 'wrong-literal', 2],
      ['quantity', '5 pcs', 'unknown-unit', 2, 'did you mean `EA`?'],
      ['quantity', '5 FOO', 'unknown-unit', 2, 'units are UN/ECE Rec 20 codes: `EA`, `KGM`, `MTQ`'],
      ['rate', '5', 'bare-number', 2, 'write it like `0.55 EUR/MIN`'],
      ['rate', '0.55 EUR', 'wrong-literal', 2],
      ['duration', '4 hours', 'wrong-literal', 2, 'write it like `4h`'],
      ['date', '2026-02-30', 'wrong-literal', 2, 'write it like `2026-03-21`'],
      ['date', '2026-03-21T12:00:00Z', 'date-and-instant', 2],
      ['instant', '2026-03-21', 'date-and-instant', 2],
      ['instant', '2026-03-21T12:00:00', 'wrong-literal', 2, 'write `2026-03-21T12:00:00Z` or `2026-03-21T12:00:00+01:00`'],
      ['list of money', '250 EUR', 'wrong-literal', 2],
      ['list of money', '[250 EUR, 5]', 'bare-number', 12],
      ['map of money', '[]', 'wrong-literal', 2],
      ['customer', '{ id: C1, nam: Bob, name: x }', 'unknown-field', 12, 'did you mean `name`?'],
      ['customer', '{ id: C1 }', 'missing-field', 2],
      ['customer', 'Bob', 'wrong-literal', 2],
    ).map(([type, yaml, code, column, suggestion]) => ({ type, yaml, code, column, suggestion })),
  )('$type: $yaml', ({ type, yaml, code, column, suggestion }) => {
    const { value, issues } = read(type, yaml)
    expect(value).toBeUndefined()
    expect(issues).toMatchObject([{ code, severity: 'error', at: { column }, ...(suggestion === undefined ? {} : { suggestion }) }])
    expect(Object.keys(ISSUE_CODES)).toContain(code)
  })

  test('a number where text is needed can be quoted by a fix', () => {
    expect(read('id', '10').issues).toMatchObject([{ fix: "'10'" }])
  })

  test('no text makes it throw', () => {
    const types = [
      'bool',
      'text',
      'count',
      'percent',
      'money',
      'quantity',
      'rate',
      'duration',
      'date',
      'instant',
      'enum(A, B)',
      'probability',
    ]
    const soup = fc
      .array(fc.constantFrom('-', '0', '1', '9', ',', '.', '%', ' ', 'EUR', 'EA', '/', 'h', 'd', 'T', 'Z', ':', 'e'))
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.oneof(soup, fc.string({ unit: 'binary' })), (type, text) => {
        return ['read', 'refused'].includes(readLiteralText(text, exampleType(type)).kind)
      }),
      { numRuns: 1000 },
    )
  })
})
