import { describe, expect, test } from 'vitest'
import type { ValueType } from '../values/value-type.ts'
import { assignable, comparable, erase, joined } from './assignable.ts'
import { exampleType } from './example-scope.fixture.ts'
import { typeText } from './type-text.ts'

const row = (fields: Readonly<Record<string, string>>): ValueType => ({
  kind: 'object',
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, { type: exampleType(text), optional: text.endsWith('?') }]),
  ),
})

describe('assignable', () => {
  test.each([
    ['count', 'number', true],
    ['percent', 'count', true],
    ['number', 'probability', false],
    ['probability', 'score', false],
    ['id of item', 'id', true],
    ['id', 'id of item', true],
    ['id of item', 'id of node', false],
    ['text', 'id of item', true],
    ['enum(A)', 'text', true],
    ['text', 'enum(A)', false],
    ['enum(A)', 'enum(A, B)', true],
    ['enum(A, C)', 'enum(A, B)', false],
    ['money', 'quantity', false],
    ['date', 'instant', false],
    ['list of id of item', 'list of id', true],
    ['list of text', 'text', false],
    ['list of text', 'map of text', false],
    ['line', 'line', true],
    ['line', 'order', false],
  ])('%s for %s: %s', (from, to, expected) => {
    expect(assignable(exampleType(from), exampleType(to))).toBe(expected)
  })

  test.each([
    ['more fields', row({ a: 'text', b: 'money' }), row({ a: 'text' }), true],
    ['a field is missing', row({ a: 'text' }), row({ a: 'text', b: 'money' }), false],
    ['an optional field is missing', row({ a: 'text' }), row({ a: 'text', b: 'money?' }), true],
    ['a mandatory field may be absent', row({ a: 'text?' }), row({ a: 'text' }), false],
    ['another type', row({ a: 'money' }), row({ a: 'quantity' }), false],
    ['nested', row({ a: 'list of arrival' }), row({ a: 'list of arrival' }), true],
    ['a name against a row', exampleType('arrival'), row({ date: 'date' }), true],
    ['erased', erase(exampleType('arrival')), row({ date: 'date' }), true],
  ])('rows: %s', (_, from, to, expected) => {
    expect(assignable(from, to)).toBe(expected)
  })
})

describe('comparable', () => {
  test.each([
    ['count', 'percent', true],
    ['number', 'score', false],
    ['enum(A, B)', 'enum(B, C)', true],
    ['enum(A)', 'enum(B)', false],
    ['enum(A)', 'id of item', true],
    ['text', 'enum(A)', true],
    ['id of item', 'id of node', false],
    ['bool', 'bool', true],
    ['list of text', 'list of text', false],
    ['line', 'line', false],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(comparable(exampleType(left), exampleType(right))).toBe(expected)
    expect(comparable(exampleType(right), exampleType(left))).toBe(expected)
  })
})

test.each([
  ['count', 'count', 'count'],
  ['count', 'percent', 'number'],
  ['enum(A)', 'enum(B)', 'enum(A, B)'],
  ['enum(A)', 'text', 'text'],
  ['id of item', 'id', 'id'],
  ['id of item', 'id of node', 'text'],
  ['money', 'quantity', undefined],
])('%s and %s together are %s', (left, right, expected) => {
  const type = joined(exampleType(left), exampleType(right))
  expect(type === undefined ? undefined : typeText(type)).toBe(expected)
})
