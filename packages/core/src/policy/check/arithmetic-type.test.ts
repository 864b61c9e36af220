import { describe, expect, test } from 'vitest'
import { operationFor } from '../../evaluate/expression/arithmetic-operations.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Operator } from './arithmetic-type.ts'
import { arithmeticType } from './arithmetic-type.ts'

const KINDS = [
  ...(['bool', 'text', 'id', 'count', 'number', 'percent', 'probability', 'score'] as const),
  ...(['money', 'quantity', 'rate', 'duration', 'date', 'instant'] as const),
]
const OPERATIONS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const
const OPERATORS: readonly Operator[] = ['+', '-', '*', '/']

const EVERY = OPERATORS.flatMap(operator => KINDS.flatMap(left => KINDS.map(right => [operator, left, right] as const)))

const MEANINGS: Readonly<Record<string, ValueType['kind']>> = {
  'count + count': 'count',
  'count - count': 'number',
  'count * count': 'count',
  'count / count': 'number',
  'percent + percent': 'number',
  'money + money': 'money',
  'quantity - quantity': 'quantity',
  'duration + duration': 'duration',
  'money * percent': 'money',
  'number * quantity': 'quantity',
  'duration * count': 'duration',
  'money / money': 'number',
  'quantity / quantity': 'number',
  'duration / duration': 'number',
  'money / number': 'money',
  'rate * quantity': 'money',
  'duration * rate': 'money',
  'rate * money': 'money',
  'rate * number': 'rate',
  'rate / number': 'rate',
  'instant + duration': 'instant',
  'duration + instant': 'instant',
  'instant - duration': 'instant',
  'instant - instant': 'duration',
  'date + duration': 'date',
  'duration + date': 'date',
  'date - duration': 'date',
  'date - date': 'duration',
}

describe('arithmetic', () => {
  test.each(Object.entries(MEANINGS))('%s is %s', (text, kind) => {
    const [left, operator, right] = text.split(' ')
    const found = EVERY.find(([sign, one, other]) => sign === operator && one === left && other === right)
    expect(found && arithmeticType(found[0], { kind: found[1] }, { kind: found[2] })?.kind).toBe(kind)
  })

  test.each([
    ['money * money', 'money + quantity', 'money * quantity', 'money / quantity', 'date + number', 'instant - date', 'date + date'],
    ['duration - instant', 'duration - date', 'number - money', 'number / money', 'text + text', 'probability * number', 'score + score'],
  ])('%s and its like have no meaning', (...texts) => {
    const known = EVERY.filter(([operator, left, right]) => arithmeticType(operator, { kind: left }, { kind: right }) !== undefined)
    const names = known.map(([operator, left, right]) => `${left} ${operator} ${right}`)
    expect(texts.filter(text => names.includes(text))).toEqual([])
  })

  test('whatever has a type can be computed', () => {
    const uncomputable = EVERY.filter(([operator, left, right]) => {
      const typed = arithmeticType(operator, { kind: left }, { kind: right }) !== undefined
      return typed && operationFor(OPERATIONS[operator], left, right) === undefined
    })
    expect(uncomputable).toEqual([])
  })
})
