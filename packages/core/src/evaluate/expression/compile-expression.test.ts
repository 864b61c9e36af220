import { describe, expect, test } from 'vitest'
import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Frame } from '../frame/frame.ts'
import { makeFrame, parametersOf, withParameters } from '../frame/make-frame.ts'
import { frameOf } from '../generated/frame.arbitrary.ts'
import { CONTEXT, listOf, MONEY, NUMBER, object, POLICY, QUANTITY, SUBJECT, TEXT } from '../generated/world.arbitrary.ts'
import { compileExpression } from './compile-expression.ts'
import { compileTerms } from './compile-terms.ts'
import { interpretExpression } from './interpret-expression.ts'
import { readsOf } from './reads-of.ts'

const BOOL: ValueType = { kind: 'bool' }
const ID: ValueType = { kind: 'id' }
const literal = (type: ValueType, value: Json): Expression => ({ op: 'literal', type, value })
const field = (of: Expression, name: string, type: ValueType): Expression => ({ op: 'field', type, of, name })
const order = (name: string, type: ValueType): Expression => field(SUBJECT, name, type)
const has = (of: Expression): Expression => ({ op: 'has', type: BOOL, of })
const compare = (relation: Extract<Expression, { op: 'compare' }>['relation'], left: Expression, right: Expression): Expression => ({
  op: 'compare',
  type: BOOL,
  relation,
  left,
  right,
})
const size = (of: Expression): Expression => ({ op: 'size', type: { kind: 'count' }, of })
const TRUE = literal(BOOL, true)
const FALSE = literal(BOOL, false)
const UNKNOWN = order('flag', BOOL)
const SUPPLY: Expression = { op: 'fact', type: { kind: 'map', of: object('row') }, index: 0 }
const LABOUR: Expression = { op: 'fact', type: object('row'), index: 3 }

function frame(data: Json, facts: Record<string, unknown> = {}, input: Record<string, unknown> = {}): Frame {
  return frameOf({
    input: { now: '2026-03-21T12:00:00Z', policy: 'release', subject: { data }, facts, ...input },
    option: undefined,
    step: undefined,
    late: [],
    cost: undefined,
    exposure: undefined,
  })
}

const known = (value: unknown) => ({ status: 'known', value, asOf: '2026-03-21T12:00:00Z' })
const value = (expression: Expression, at: Frame) => compileExpression(expression, CONTEXT)(at)
const why = (expression: Expression, at: Frame) => {
  const outcome = interpretExpression(expression, at, CONTEXT)
  return outcome.kind === 'unknown' ? outcome.missing : undefined
}

describe('absent and unknown', () => {
  test.each([
    { name: 'a field that is there', expression: has(order('name', TEXT)), data: { name: 'x' }, result: true },
    { name: 'a field that is not', expression: has(order('name', TEXT)), data: {}, result: false },
    { name: 'a null', expression: has(order('name', TEXT)), data: JSON.parse('{"name":null}'), result: false },
    { name: 'a malformed field', expression: has(order('name', TEXT)), data: { name: 5 }, result: undefined },
    {
      name: 'a field of an absent object',
      expression: has(field(order('customer', object('customer')), 'name', TEXT)),
      data: {},
      result: false,
    },
    { name: 'what every object inherits', expression: has(order('constructor', TEXT)), data: {}, result: false },
    { name: 'absent equals nothing', expression: compare('equal', order('name', TEXT), order('name', TEXT)), data: {}, result: undefined },
    {
      name: 'absent is not unequal either',
      expression: compare('not-equal', order('name', TEXT), literal(TEXT, 'x')),
      data: {},
      result: undefined,
    },
    {
      name: 'the bare zero beside money',
      expression: compare('less', literal(MONEY, '0'), order('total', MONEY)),
      data: { total: '5 EUR' },
      result: true,
    },
    {
      name: 'two currencies',
      expression: compare('less', literal(MONEY, '1 USD'), order('total', MONEY)),
      data: { total: '5 EUR' },
      result: undefined,
    },
    { name: 'text by UTF-16', expression: compare('less', literal(TEXT, 'Z'), order('name', TEXT)), data: { name: 'a' }, result: true },
  ])('$name', ({ expression, data, result }) => {
    expect(value(expression, frame(data))).toBe(result)
  })

  test('a subject that is no object is unknown', () => {
    expect(value(has(order('name', TEXT)), frame([]))).toBe(undefined)
    expect(why(order('name', TEXT), frame([]))).toEqual([['order', 'malformed']])
  })
})

describe('Kleene logic', () => {
  const truth = [TRUE, FALSE, UNKNOWN]
  test.each([
    { op: 'and' as const, table: [true, false, undefined, false, false, false, undefined, false, undefined] },
    { op: 'or' as const, table: [true, true, true, true, false, undefined, true, undefined, undefined] },
  ])('$op', ({ op, table }) => {
    const pairs = truth.flatMap(left => truth.map(right => [left, right]))
    expect(pairs.map(args => value({ op, type: BOOL, args }, frame({})))).toEqual(table)
    // A third operand takes the general way.
    expect(pairs.map(args => value({ op, type: BOOL, args: [...args, op === 'and' ? TRUE : FALSE] }, frame({})))).toEqual(table)
  })

  test('an unknown condition chooses nothing, unless both branches are the same truth', () => {
    const choose = (type: ValueType, then: Expression, otherwise: Expression): Expression => ({
      op: 'if',
      type,
      condition: UNKNOWN,
      then,
      else: otherwise,
    })
    expect(value(choose(BOOL, TRUE, TRUE), frame({}))).toBe(true)
    expect(value(choose(BOOL, TRUE, FALSE), frame({}))).toBe(undefined)
    expect(value(choose(NUMBER, literal(NUMBER, '1'), literal(NUMBER, '1')), frame({}))).toBe(undefined)
  })

  test.each([
    { list: ['a', 'b'], of: 'a', result: true },
    { list: [5, 'a'], of: 'a', result: true },
    { list: [5, 'b'], of: 'a', result: undefined },
    { list: ['b'], of: 'a', result: false },
    { list: [], of: 'a', result: false },
  ])('$of in $list is $result', ({ list, of, result }) => {
    expect(value({ op: 'in', type: BOOL, of: literal(TEXT, of), list: order('tags', listOf(TEXT)) }, frame({ tags: list }))).toBe(result)
  })

  const quantifier = (op: 'all' | 'exists' | 'exists-one' | 'filter' | 'map'): Expression => ({
    op,
    type: op === 'filter' ? listOf(object('line')) : op === 'map' ? listOf(BOOL) : BOOL,
    list: order('lines', listOf(object('line'))),
    slot: 5,
    name: 'l',
    body: field({ op: 'variable', type: object('line'), slot: 5, name: 'l' }, 'flag', BOOL),
  })
  const lines = (...flags: Json[]) => frame({ lines: flags.map(flag => ({ flag })) })
  test.each([
    { op: 'all' as const, at: lines(true, 0, false), result: false },
    { op: 'all' as const, at: lines(true, 0), result: undefined },
    { op: 'all' as const, at: lines(), result: true },
    { op: 'exists' as const, at: lines(0, true), result: true },
    { op: 'exists' as const, at: lines(0, false), result: undefined },
    { op: 'exists' as const, at: lines(), result: false },
    { op: 'exists-one' as const, at: lines(true, 0), result: undefined },
    { op: 'exists-one' as const, at: lines(true, 0, true), result: false },
    { op: 'exists-one' as const, at: lines(true, false), result: true },
    { op: 'filter' as const, at: lines(true, 0), result: undefined },
    { op: 'filter' as const, at: lines(true, false), result: [{ flag: true }] },
    { op: 'map' as const, at: lines(true, 0), result: [true, undefined] },
    { op: 'map' as const, at: frame({}), result: undefined },
  ])('$op', ({ op, at, result }) => {
    expect(value(quantifier(op), at)).toEqual(result)
  })
})

describe('facts', () => {
  const row = (key: string, missing?: Json | 'unknown'): Expression =>
    field(
      { op: 'key', type: object('row'), of: SUPPLY, key: literal(ID, key), ...(missing === undefined ? {} : { missing }) },
      'available',
      QUANTITY,
    )
  const answered = { supply: known({ A: { available: '5 EA' } }) }

  test.each([
    { name: 'a row', expression: row('A'), facts: answered, result: { amount: 5_000_000, unit: 'EA' } },
    { name: 'a row that is not there', expression: row('B'), facts: answered, result: ABSENT },
    { name: 'eachMissing: a row', expression: row('B', { available: 0 }), facts: answered, result: { amount: 0, unit: '' } },
    { name: 'eachMissing: review', expression: row('B', 'unknown'), facts: answered, result: undefined },
    {
      name: 'a key that every object has',
      expression: row('__proto__', { available: 0 }),
      facts: answered,
      result: { amount: 0, unit: '' },
    },
    { name: 'no answer: eachMissing does not speak', expression: row('B', { available: 0 }), facts: {}, result: undefined },
    { name: 'skip', expression: LABOUR, facts: { labour: { status: 'unknown', why: 'timeout' } }, result: ABSENT },
    {
      name: 'a field of what is skipped',
      expression: field(LABOUR, 'perDay', NUMBER),
      facts: { labour: { status: 'unknown', why: 'timeout' } },
      result: ABSENT,
    },
    {
      name: 'missing',
      expression: { op: 'missing', type: BOOL, fact: 3 } as const,
      facts: { labour: { status: 'unknown', why: 'timeout' } },
      result: true,
    },
    { name: 'not missing', expression: { op: 'missing', type: BOOL, fact: 0 } as const, facts: answered, result: false },
    { name: 'not asked', expression: { op: 'missing', type: BOOL, fact: 0 } as const, facts: {}, result: undefined },
    { name: 'age', expression: { op: 'age', type: { kind: 'duration' }, fact: 0 } as const, facts: answered, result: 0 },
  ])('$name', ({ expression, facts, result }) => {
    expect(value(expression, frame({}, facts))).toEqual(result)
  })

  test('why a row was not known', () => {
    expect(why(row('B', 'unknown'), frame({}, answered))).toEqual([['supply[B]', 'not-found']])
    expect(why(row('B'), frame({}, answered))).toEqual([['supply[B]', 'absent']])
    expect(why(row('B'), frame({}, { supply: { status: 'unknown', why: 'timeout' } }))).toEqual([['supply', 'timeout']])
  })

  test('of a guard policy have its name before theirs', () => {
    const at = frame({}, { capacity: known('5 EA'), 'release/capacity': known('7 EA') }, { policy: 'other' })
    expect(value({ op: 'fact', type: QUANTITY, index: 2 }, at)).toEqual({ amount: 7_000_000, unit: 'EA' })
  })
})

describe('terms', () => {
  test('another rollout row computes them anew, and shares the facts', () => {
    const limit: Expression = { op: 'parameter', type: MONEY, name: 'limit' }
    const policy: PolicyModel = {
      ...POLICY,
      lets: [
        { name: 'twice', type: MONEY, arguments: [], text: 'twice', expression: { op: 'add', type: MONEY, left: limit, right: limit } },
      ],
    }
    const terms = compileTerms({ ...CONTEXT, policy })
    const read = compileExpression({ op: 'let', type: MONEY, index: 0 }, { ...CONTEXT, policy })
    const first = makeFrame(terms, frame({}).input, parametersOf(policy))
    expect(read(first)).toEqual({ amount: 500_000_000, unit: 'EUR' })
    expect(read(withParameters(terms, first, parametersOf(policy, { limit: '1 EUR' })))).toEqual({ amount: 2_000_000, unit: 'EUR' })
  })

  test('that read themselves, or later ones, are unknown', () => {
    const self: Expression = { op: 'let', type: BOOL, index: 0 }
    const call: Expression = { op: 'term', type: BOOL, index: 1, args: [TRUE, TRUE] }
    const lets = [
      { name: 'self', type: BOOL, arguments: [], text: '', expression: self },
      { name: 'call', type: BOOL, arguments: [0, 1], text: '', expression: call },
    ]
    const context = { ...CONTEXT, policy: { ...POLICY, lets } }
    const at = makeFrame(compileTerms(context), frame({}).input, new Map())
    for (const expression of [self, call]) {
      expect(compileExpression(expression, context)(at)).toBe(undefined)
      expect(interpretExpression(expression, at, context)).toMatchObject({ kind: 'unknown' })
    }
  })
})

describe('work is bounded', () => {
  const long = (length: number) => ({ amounts: new Array<number>(length).fill(1) })
  test.each([
    { length: 5000, result: 5_000_000_000 },
    { length: 5001, result: undefined },
  ])('a list of $length elements', ({ length, result }) => {
    expect(value(size(order('amounts', listOf(NUMBER))), frame(long(length)))).toBe(result)
  })

  test('lists walked inside lists run out of budget, compiled and interpreted alike, whatever ran before', () => {
    const list = order('amounts', listOf(NUMBER))
    const nested = (depth: number): Expression =>
      depth === 0 ? FALSE : { op: 'exists', type: BOOL, list, slot: 4 + depth, name: `x${depth}`, body: nested(depth - 1) }
    const at = frame(long(1000))
    const started = performance.now()
    expect(value(nested(4), at)).toBe(undefined)
    expect(why(nested(4), at)).toContainEqual([expect.any(String), 'out-of-range'])
    expect(value(nested(1), at)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('long text is not searched', () => {
    const contains: Expression = { op: 'text', type: BOOL, test: 'contains', of: order('name', TEXT), part: literal(TEXT, 'x') }
    expect(value(contains, frame({ name: `${'y'.repeat(65_535)}x` }))).toBe(true)
    expect(value(contains, frame({ name: `${'y'.repeat(65_536)}x` }))).toBe(undefined)
  })
})

describe('what a reason shows', () => {
  const lines = order('lines', listOf(object('line')))
  const line: Expression = { op: 'variable', type: object('line'), slot: 5, name: 'l' }
  test('the widest single values, each once; nothing that has a value for each element', () => {
    const each: Expression = {
      op: 'exists',
      type: BOOL,
      list: lines,
      slot: 5,
      name: 'l',
      body: compare('greater', { op: 'term', type: QUANTITY, index: 0, args: [line] }, literal(QUANTITY, '0')),
    }
    const all: Expression = {
      op: 'and',
      type: BOOL,
      args: [
        compare('greater', order('total', MONEY), { op: 'parameter', type: MONEY, name: 'limit' }),
        compare('greater', size(lines), literal({ kind: 'count' }, '0')),
        has(order('total', MONEY)),
        each,
        compare('less', { op: 'let', type: MONEY, index: 2 }, order('total', MONEY)),
      ],
    }
    expect(readsOf(all, CONTEXT).map(({ path }) => path)).toEqual([
      'order.total',
      'param.limit',
      'order.lines.size()',
      'has(order.total)',
      'budget',
    ])
  })

  test('personal data is marked, also through a term', () => {
    const notes: Expression = { op: 'field', type: TEXT, of: SUBJECT, name: 'notes', pii: true }
    const policy: PolicyModel = { ...POLICY, lets: [{ name: 'who', type: TEXT, arguments: [], text: 'who', expression: notes }] }
    const reads = readsOf(
      {
        op: 'and',
        type: BOOL,
        args: [
          compare('equal', notes, literal(TEXT, 'x')),
          compare('equal', { op: 'let', type: TEXT, index: 0 }, order('name', TEXT)),
          has(notes),
        ],
      },
      { policy },
    )
    expect(reads.map(({ path, pii }) => [path, pii])).toEqual([
      ['order.notes', true],
      ['who', true],
      ['order.name', false],
      ['has(order.notes)', false],
    ])
  })

  test('an element that lacks a field is named by the list', () => {
    const names: Expression = {
      op: 'map',
      type: listOf(TEXT),
      list: lines,
      slot: 5,
      name: '*',
      body: field({ op: 'variable', type: object('line'), slot: 5, name: '*' }, 'name', TEXT),
    }
    const inNames: Expression = { op: 'in', type: BOOL, of: literal(TEXT, 'x'), list: names }
    expect(why(inNames, frame({ lines: [{ name: 'y' }, {}, {}] }))).toEqual([['order.lines.*.name', 'absent']])
  })
})
