import { readFileSync } from 'node:fs'
import { Engine } from 'json-rules-engine'
import { expect, test } from 'vitest'
import { engineAnswer } from '../../json-rules-engine/engine-answer.fixture.ts'
import { evaluated, imported } from '../../json-rules-engine/imported-rules.fixture.ts'

// The table of docs/json-rules-engine.md: each row runs in the real engine and, imported, in ours.

const leaf = (fact: string, operator: string, value: unknown, more: object = {}): object => ({ fact, operator, value, ...more })
const YES = leaf('number', 'equal', 5)
const NO = leaf('number', 'equal', 6)
const WORLD = {
  number: 5,
  other: 1,
  text: '10abc',
  flag: true,
  numbers: [1, 2],
  words: [],
  due: '2026-01-31',
  order: { total: 5, lines: [] },
  lines: [],
}

/** What the import makes of it: a native expression, one with a foreign leaf, or the code of the refusal. */
type Kind = 'native' | 'foreign' | `rules-${string}`
type Said = boolean | 'rejects' | 'unknown'

type Row = [name: string, conditions: object, kind: Kind, theirs: Said, ours: Said, facts?: object]

const ROWS: readonly Row[] = [
  ['S1 any before all', { all: [NO], any: [YES] }, 'native', true, true],
  ['S1 a reference beside all', { all: [YES], condition: 'shared' }, 'rules-ambiguous', true, 'unknown'],
  ['S2 any of none is true', { any: [] }, 'native', true, true],
  ['S2 not of any of none is false', { not: { any: [] } }, 'native', false, false],
  ['S3 all that is no list', { all: {} }, 'rules-wrong-type', 'rejects', 'unknown'],
  ['S3 a leaf without a value', { all: [{ fact: 'number', operator: 'equal' }] }, 'rules-missing-key', 'rejects', 'unknown'],
  ['S4 operators of the engine say true or false', { all: [YES] }, 'native', true, true],
  [
    'S5 priorities change no answer',
    {
      any: [
        { ...NO, priority: 9 },
        { ...YES, priority: 1 },
      ],
    },
    'native',
    true,
    true,
  ],
  ['S6 a priority in text', { all: [{ ...YES, priority: '3' }, YES] }, 'native', true, true],
  ['S8 a shared condition', { condition: 'shared' }, 'native', true, true],
  ['S8 one that is not there', { condition: 'none' }, 'rules-unknown-condition', 'rejects', 'unknown'],
  ['S9 a value that is undefined', { all: [leaf('maybeNumber', 'greaterThan', 1)] }, 'native', false, false, { maybeNumber: undefined }],
  ['S10 not equal to what is not there', { all: [leaf('maybeNumber', 'notEqual', 1)] }, 'native', true, true],
  ['S10 not below what is not there', { not: leaf('maybeNumber', 'lessThan', 1) }, 'native', true, true],
  ['S11 params of a dynamic fact', { all: [{ ...YES, params: { id: 1 } }] }, 'rules-params', true, 'unknown'],
  ['S12 a value that is a fact', { all: [leaf('number', 'greaterThan', { fact: 'other' })] }, 'native', true, true],
  ['S12 two that are not there are equal', { all: [leaf('maybeNumber', 'equal', { fact: 'maybeNumber' })] }, 'native', true, true],
  ['S13 a path into no object', { all: [leaf('number', 'equal', 5, { path: '$.a.b' })] }, 'native', true, true],
  ['S14 a definite path', { all: [leaf('order', 'equal', 5, { path: '$.total' })] }, 'native', true, true],
  ['S14 a path that leads nowhere', { all: [leaf('order', 'notEqual', 'x', { path: '$.customer.name' })] }, 'native', true, true],
  [
    'S14 elements of an empty list are nothing',
    { all: [leaf('order', 'doesNotContain', 1, { path: '$.lines[*].qty' })] },
    'native',
    false,
    false,
  ],
  [
    'S14 one element is a list',
    { all: [leaf('order', 'contains', 7, { path: '$.lines[*].qty' })] },
    'native',
    true,
    true,
    { order: { total: 1, lines: [{ qty: 7, open: true }] } },
  ],
  ['S14 the length', { all: [leaf('numbers', 'equal', 2, { path: '$.length' })] }, 'native', true, true],
  ['S14 every level', { all: [leaf('order', 'contains', 5, { path: '$..total' })] }, 'rules-path', false, 'unknown'],
  ['S14 a filter', { all: [leaf('lines', 'contains', 5, { path: '$[?(@.open)].qty' })] }, 'rules-path', false, 'unknown'],
  ['S14 two names in quotes', { all: [leaf('order', 'contains', 5, { path: "$['total,lines']" })] }, 'rules-path', true, 'unknown'],
  ['S14 a star in quotes', { all: [leaf('order', 'contains', 5, { path: "$['*']" })] }, 'rules-path', true, 'unknown'],
  ['S14 the parent in quotes', { all: [leaf('order', 'equal', 5, { path: "$['total^total']" })] }, 'rules-path', true, 'unknown'],
  ['S14 every level in quotes', { all: [leaf('order', 'contains', 5, { path: "$['..'].total" })] }, 'rules-path', false, 'unknown'],
  [
    'S14 a position with a nought in front',
    { all: [leaf('order', 'notEqual', 7, { path: '$.lines[00].qty' })] },
    'rules-path',
    true,
    'unknown',
    { order: { total: 1, lines: [{ qty: 7, open: true }] } },
  ],
  ['S14 a name of every object', { all: [leaf('order', 'notEqual', 5, { path: 'constructor' })] }, 'rules-path', 'rejects', 'unknown'],
  ['S15 no coercion', { all: [leaf('number', 'equal', '5')] }, 'foreign', false, false],
  ['S15 lists by identity', { all: [leaf('numbers', 'equal', [1, 2])] }, 'rules-identity', false, 'unknown'],
  ['S15 null is a value', { all: [leaf('number', 'notEqual', null)] }, 'foreign', true, true],
  ['S15 null or nothing', { all: [leaf('maybeNumber', 'equal', null)] }, 'foreign', false, 'unknown'],
  ['S16 in a list', { all: [leaf('number', 'in', [4, 5])] }, 'native', true, true],
  ['S16 in a text', { all: [leaf('text', 'in', 'x10abcx')] }, 'foreign', true, true],
  ['S16 nothing in a text', { all: [leaf('text', 'swap:in', { fact: 'maybeText' })] }, 'foreign', true, true, { text: 'undefined' }],
  [
    'S16 nothing, and no null in a text',
    { all: [leaf('text', 'swap:in', { fact: 'maybeText' })] },
    'foreign',
    false,
    false,
    { text: 'null' },
  ],
  ['S16 in null', { all: [leaf('number', 'in', null)] }, 'rules-needs-list', 'rejects', 'unknown'],
  ['S17 contains of a list', { all: [leaf('numbers', 'contains', 2)] }, 'native', true, true],
  ['S17 a text contains nothing', { all: [leaf('text', 'contains', '1')] }, 'native', false, false],
  ['S17 and is not without it', { all: [leaf('text', 'doesNotContain', 'z')] }, 'native', false, false],
  ['S18 leading digits of a text', { all: [leaf('text', 'greaterThan', '1')] }, 'foreign', true, true],
  ['S18 a text below a number', { all: [leaf('text', 'greaterThan', 5)] }, 'foreign', false, false],
  ['S18 a truth value has no order', { all: [leaf('flag', 'greaterThan', 0)] }, 'foreign', false, false],
  ['S18 the value is not checked', { all: [leaf('number', 'greaterThan', '3')] }, 'foreign', true, true],
  ['S18 days as text', { all: [leaf('due', 'lessThan', '2026-02-01')] }, 'native', true, true],
  ['S18 a day that is written otherwise', { all: [leaf('due', 'lessThan', '2026-2-1')] }, 'foreign', true, true],
  ['S19 some of a list', { all: [leaf('numbers', 'someFact:greaterThan', 1)] }, 'native', true, true],
  ['S19 every of none', { all: [leaf('words', 'everyFact:equal', 'A')] }, 'native', true, true],
  ['S19 swapped', { all: [leaf('number', 'swap:lessThan', 4)] }, 'native', true, true],
  ['S19 the leftmost is outermost', { all: [leaf('numbers', 'not:everyFact:greaterThan', 1)] }, 'native', true, true],
  ['S19 some of no list', { all: [leaf('number', 'not:someFact:equal', 5)] }, 'native', true, true],
  ['S19 an operator that is not there', { all: [leaf('number', 'startsWith', 5)] }, 'rules-unknown-operator', 'rejects', 'unknown'],
]

test.each<Row>(ROWS)('%s', async (_, conditions, kind, theirs, ours, facts = {}) => {
  const file = { rules: [{ name: 'r0', conditions, event: { type: 'e0' } }], conditions: { shared: { all: [YES] } } }
  const world = { ...WORLD, ...facts }
  const answer = await engineAnswer(file, world)
  expect(answer === 'rejects' ? answer : answer.includes('r0')).toBe(theirs)
  const { errors, rules } = imported(JSON.stringify(file))
  const [rule] = rules
  const isForeign = JSON.stringify(rule ?? '').includes('"op":"foreign"')
  expect(errors.at(0)?.code ?? (isForeign ? 'foreign' : 'native')).toBe(kind)
  if (rule === undefined || errors.length > 0) return
  const { compiled, interpreted } = evaluated(rule.when, world)
  expect([compiled ?? 'unknown', interpreted ?? 'unknown']).toEqual([ours, ours])
})

async function accepts(rule: object): Promise<boolean> {
  try {
    await new Engine([rule as never]).run({ number: 5 })
    return true
  } catch {
    return false
  }
}

// What is about rules and not about conditions: whether the engine takes it, and what the reader says.
test.each<[name: string, rule: object, theirs: boolean, ours: readonly string[]]>([
  ['S7 a priority of nought is 1', { priority: 0 }, true, ['rules-priority-read']],
  ['S7 a priority below one', { priority: 0.5 }, false, ['rules-priority']],
  ['S7 a priority in letters', { priority: 'abc' }, true, ['rules-priority']],
  ['S21 an event without a type', { event: {} }, false, ['rules-missing-key']],
  ['S21 other keys of an event', { event: { type: 'e', extra: 1 } }, true, ['rules-ignored-key']],
  ['S22 an event called error', { event: { type: 'error' } }, false, []],
  ['S23 a reference in params', { event: { type: 'e', params: { message: { fact: 'number' } } } }, true, []],
  ['S25 what throws rejects the run', { conditions: { all: [leaf('number', 'in', 5)] } }, false, ['rules-needs-list']],
])('%s', async (_, changed, theirs, ours) => {
  const rule = { name: 'r0', conditions: { all: [YES] }, event: { type: 'e0' }, ...changed }
  expect(await accepts(rule)).toBe(theirs)
  const { errors, findings } = imported(JSON.stringify([rule]))
  expect([...errors, ...findings].map(({ code }) => code)).toEqual(ours)
})

const event = { type: 'e' }

test('S8 a circle never ends in the engine, and is refused here', async () => {
  const circle = { all: [leaf('asked', 'equal', true, { priority: 9 }), { condition: 'a' }] }
  const file = { rules: [{ name: 'r0', conditions: { condition: 'a' }, event }], conditions: { a: circle } }
  const engine = new Engine(structuredClone(file.rules))
  engine.setCondition('a', structuredClone(circle) as never)
  let asked = 0
  const ask = (): boolean => {
    asked += 1
    if (asked === 100) throw new Error('enough')
    return true
  }
  engine.addFact('asked', ask, { cache: false })
  await expect(engine.run()).rejects.toThrow('enough')
  expect(imported(JSON.stringify(file)).errors.map(({ code }) => code)).toEqual(['rules-condition-cycle'])
})

test('S20 an operator that answers later', async () => {
  const near = (operator: string) => [{ name: 'r0', conditions: { all: [leaf('number', operator, 5), YES] }, event }]
  const fires = async (operator: string): Promise<boolean> => {
    const engine = new Engine(near(operator) as never)
    engine.addOperator('near', (() => Promise.resolve(true)) as never)
    return (await engine.run({ number: 5 })).results.length === 1
  }
  expect([await fires('near'), await fires('not:near'), await fires('not:not:near')]).toEqual([true, false, true])
  for (const operator of ['near', 'not:near'])
    expect(imported(JSON.stringify(near(operator))).errors.map(({ code }) => code)).toEqual(['rules-unknown-operator'])
})

test('S24 what comes of a run', async () => {
  const rules = [
    { name: 'deep', conditions: { all: [{ all: [{ any: [YES, NO] }] }] }, event },
    { name: 'shallow', conditions: { any: [YES] }, event },
  ]
  const { results } = await new Engine(structuredClone(rules) as never).run({ number: 5 })
  expect(results.map(({ name }) => name)).toEqual(['shallow', 'deep'])
  expect(imported(JSON.stringify(rules)).rules.map(({ name }) => name)).toEqual(['deep', 'shallow'])
})

test('the page has a row for each, and each of its tests is here and runs both engines', () => {
  const page = readFileSync(new URL('../../../../../docs/json-rules-engine.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (S\d+) \| .+? \| (.+?) \| .+? \| (.+?) \|$/gm)]
  expect(rows.map(([, id]) => id)).toEqual(Array.from({ length: 25 }, (_, index) => `S${index + 1}`))
  const own = readFileSync(new URL('./semantics.test.ts', import.meta.url), 'utf8')
  for (const [, , , tests = ''] of rows)
    for (const [, name = ''] of tests.matchAll(/`([^`]+)`/g)) expect([name, own.includes(`'${name}'`)]).toEqual([name, true])
})
