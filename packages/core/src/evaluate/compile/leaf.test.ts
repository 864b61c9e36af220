import { expect, test } from 'vitest'
import type { Expression } from '../../policy/expression.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { frameOf } from '../generated/frame.arbitrary.ts'
import { CONTEXT, listOf, NUMBER, SUBJECT, TEXT } from '../generated/world.arbitrary.ts'
import type { Leaves } from './leaf.ts'
import { leafPlace } from './leaf.ts'
import { compilerFor } from './node.ts'

const field = (of: Expression, name: string, type: ValueType): Expression => ({ op: 'field', type, of, name })
const element: Expression = { op: 'variable', type: TEXT, slot: 0, name: 'l' }

test('equal paths have one place; another type, another root and another field have their own', () => {
  const leaves: Leaves = new Map()
  const places = [
    field(SUBJECT, 'total', NUMBER),
    field(SUBJECT, 'total', NUMBER),
    field(SUBJECT, 'total', TEXT),
    field({ op: 'fact', type: { kind: 'object' }, index: 1 }, 'total', NUMBER),
    field({ op: 'fact', type: { kind: 'object' }, index: 2 }, 'total', NUMBER),
    field(field(SUBJECT, 'a', { kind: 'object' }), 'b', NUMBER),
    field(SUBJECT, 'a.b', NUMBER),
  ].map(path => leafPlace(path, leaves))
  expect(places).toEqual([0, 0, 1, 2, 3, 4, 5])
  expect(leafPlace(field(element, 'total', NUMBER), leaves)).toBe(undefined)
})

function frame(data: Json) {
  return frameOf({ input: { subject: { data } }, option: undefined, step: undefined, late: [], cost: undefined, exposure: undefined })
}

test('a list is decoded once and charged to everyone who reads it', () => {
  const read = compilerFor({ ...CONTEXT, leaves: new Map() })(field(SUBJECT, 'amounts', listOf(NUMBER)))
  const at = frame({ amounts: [1, 2, 3] })
  at.budget = 6
  expect(read(at)).toBe(read(at))
  expect(at.budget).toBe(0)
  expect(read(at)).toBe(undefined)
  at.budget = 3
  expect(read(at)).toEqual([1_000_000, 2_000_000, 3_000_000])
})

test('who reads a list first without the budget for it takes it from nobody', () => {
  const read = compilerFor({ ...CONTEXT, leaves: new Map() })(field(SUBJECT, 'amounts', listOf(NUMBER)))
  const at = frame({ amounts: [1, 2, 3] })
  at.budget = 2
  expect(read(at)).toBe(undefined)
  at.budget = 3
  expect(read(at)).toEqual([1_000_000, 2_000_000, 3_000_000])
})
