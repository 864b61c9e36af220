import { createRequire } from 'node:module'
import type { EngineOptions } from 'json-rules-engine'
import { Engine, Rule } from 'json-rules-engine'
import { expect, test } from 'vitest'

// What the engine itself does, measured and not assumed: S1 to S25 of docs/json-rules-engine.md. A version of the engine that answers any of
// these otherwise has to be looked at before it is let in, because the import and the runner are built on them.

interface Given {
  readonly facts?: Readonly<Record<string, unknown>>
  readonly options?: EngineOptions
  readonly set?: (engine: Engine) => void
}

/** A condition as the root of one rule: whether it fires, or what the run was rejected with. */
async function fires(conditions: unknown, { facts = {}, options = {}, set }: Given = {}): Promise<unknown> {
  try {
    const engine = new Engine([], options)
    set?.(engine)
    engine.addRule(ruleOf({ conditions, event: { type: 'fired' } }))
    const { results } = await engine.run({ ...facts })
    return results.length === 1
  } catch (error) {
    return String(error)
  }
}

/** The engine's types know only rules that are well formed. */
function ruleOf(properties: unknown): ConstructorParameters<typeof Rule>[0] & object {
  return properties as ConstructorParameters<typeof Rule>[0] & object
}

const leaf = (fact: string, operator: string, value: unknown, rest: object = {}) => ({ fact, operator, value, ...rest })
const YES = leaf('one', 'equal', 1)
const NO = leaf('one', 'equal', 2)
const ONE = { one: 1 }
const returning = (value: unknown) => (engine: Engine) => engine.addOperator('gives', () => value as boolean)
const GIVES = leaf('one', 'gives', 0)
const path = (value: unknown, text: string, expected: unknown) =>
  [`S14 ${text} of ${JSON.stringify(value)}`, () => read(value, text), expected] as const

/** What a condition on the path is compared with. */
async function read(value: unknown, text: string): Promise<unknown> {
  let seen: unknown = 'not evaluated'
  const see = (fact: unknown) => {
    seen = fact
    return true
  }
  const set = (engine: Engine) => engine.addOperator('see', see)
  const answer = await fires({ all: [leaf('f', 'see', 0, { path: text })] }, { facts: { f: value }, set })
  return typeof answer === 'string' ? answer : seen
}

const operator = (id: string, fact: unknown, name: string, value: unknown, expected: unknown) =>
  [
    `${id} ${String(JSON.stringify(fact))} ${name} ${JSON.stringify(value)}`,
    () => fires({ all: [leaf('f', name, value)] }, { facts: { f: fact } }),
    expected,
  ] as const

test('it is the version that the table was measured with', () => {
  expect(createRequire(import.meta.url)('json-rules-engine/package.json').version).toBe('7.3.1')
})

test.each<readonly [name: string, measure: () => unknown, expected: unknown]>([
  ['S1 any before all', () => fires({ any: [YES], all: [NO] }, { facts: ONE }), true],
  ['S1 any before all, further in', () => fires({ all: [{ any: [YES], all: [NO] }] }, { facts: ONE }), true],
  ['S1 all before not', () => fires({ all: [YES], not: YES }, { facts: ONE }), true],
  ['S1 a root that is none', () => fires(YES, { facts: ONE }), expect.stringContaining('root must contain')],
  ['S1 at the root an empty `any` is taken too', () => fires({ any: [], all: [NO] }, { facts: ONE }), true],
  ['S2 all of none', () => fires({ all: [] }), true],
  ['S2 any of none', () => fires({ any: [] }), true],
  ['S2 not of any of none', () => fires({ not: { any: [] } }), false],
  ['S3 all that is no list', () => fires({ all: YES }), 'Error: "all" must be an array'],
  ['S3 not that is a list', () => fires({ not: [YES] }), 'Error: "not" cannot be an array'],
  [
    'S3 a leaf without value',
    () => fires({ all: [{ fact: 'one', operator: 'equal' }] }),
    'Error: Condition: constructor "value" property required',
  ],
  ['S3 a value that is undefined', () => fires({ all: [leaf('f', 'equal', undefined)] }, { facts: { f: undefined } }), true],
  ['S4 alone at the root what is truthy fires', () => fires({ all: [GIVES] }, { facts: ONE, set: returning(1) }), true],
  ['S4 beside another it does not', () => fires({ all: [GIVES, YES] }, { facts: ONE, set: returning(1) }), false],
  ['S4 nor further in', () => fires({ all: [{ all: [GIVES] }] }, { facts: ONE, set: returning(1) }), false],
  ['S4 not of it', () => fires({ not: GIVES }, { facts: ONE, set: returning(1) }), false],
  ['S4 not of any of it', () => fires({ not: { any: [GIVES] } }, { facts: ONE, set: returning(1) }), true],
  ['S5 beside each other all are asked', () => asked({ any: [counted('a'), counted('b')] }), ['a', 'b']],
  ['S5 the higher decides', () => asked({ any: [counted('a'), counted('b', 9)] }), ['b']],
  ['S5 the priority of a fact counts', () => asked({ any: [counted('a'), counted('high')] }), ['high']],
  ['S6 the constructor writes into what it is given', () => mutated('7'), 7],
  ['S7 a rule of priority 0 has 1', () => new Rule(ruleOf({ conditions: { all: [] }, priority: 0 })).priority, 1],
  ['S7 no number is taken', () => new Rule(ruleOf({ conditions: { all: [] }, priority: 'abc' })).priority, Number.NaN],
  [
    'S7 less than 1 is not',
    () => thrown(() => new Rule(ruleOf({ conditions: { all: [] }, priority: -1 }))),
    'Error: Priority must be greater than zero',
  ],
  [
    'S7 half is not',
    () => thrown(() => new Rule(ruleOf({ conditions: { all: [] }, priority: 0.5 }))),
    'Error: Priority must be greater than zero',
  ],
  ['S7 within a priority the answers set the order', () => order(), ['high', 'quick', 'slow']],
  ['S8 a shared condition', () => fires({ condition: 'c' }, { facts: ONE, set: engine => engine.setCondition('c', { all: [YES] }) }), true],
  ['S8 one that there is not', () => fires({ condition: 'c' }), 'Error: No condition c exists'],
  ['S8 that, allowed', () => fires({ not: { condition: 'c' } }, { options: { allowUndefinedConditions: true } }), true],
  [
    'S8 a circle',
    () => fires({ condition: 'c' }, { set: engine => engine.setCondition('c', { all: [{ condition: 'c' }] }) }),
    expect.stringContaining('call stack'),
  ],
  [
    'S9 facts of the run before those of the engine',
    () => fires({ all: [YES] }, { facts: ONE, set: engine => engine.addFact('one', 2) }),
    true,
  ],
  ['S9 inherited facts count', () => inherited(), true],
  ['S9 undefined is a value', () => fires({ all: [leaf('f', 'notEqual', 1)] }, { facts: { f: undefined } }), true],
  ['S10 an unknown fact', () => fires({ all: [leaf('f', 'equal', 1)] }), 'Error: Undefined fact: f'],
  ['S10 that is not asked for', () => fires({ any: [leaf('f', 'equal', 1), { ...YES, priority: 5 }] }, { facts: ONE }), true],
  [
    'S10 that, allowed, is unequal to all',
    () => fires({ all: [leaf('f', 'notEqual', 1)] }, { options: { allowUndefinedFacts: true } }),
    true,
  ],
  [
    'S10 and not less than any',
    () => fires({ not: { all: [leaf('f', 'lessThan', 1)] } }, { options: { allowUndefinedFacts: true } }),
    true,
  ],
  ['S11 a fact is asked once a run and params', () => timesAsked({}), 1],
  ['S11 unless it says otherwise', () => timesAsked({ cache: false }), 2],
  [
    'S12 an object with `fact` is a reference',
    () => fires({ all: [leaf('one', 'equal', { fact: 'two' })] }, { facts: { one: 1, two: 1 } }),
    true,
  ],
  [
    'S13 a path into a plain value is passed over',
    () => fires({ all: [leaf('f', 'equal', 5, { path: '$.a.b' })] }, { facts: { f: 5 } }),
    true,
  ],
  path({ a: { b: 0 } }, '$.a.b', 0),
  path({ a: null }, '$.a', null),
  path({ a: null }, '$.a.b', undefined),
  path({ a: 1 }, '$.b', undefined),
  path({ a: [1] }, '$.a[*]', [1]),
  path({ a: [] }, '$.a[*]', undefined),
  path({ a: { sku: 1 } }, '$..sku', [1]),
  path({ a: [1, 2] }, '$.a[-1]', undefined),
  path({ a: [1, 2] }, '$.a[-1:]', [2]),
  path({ a: [1, 2] }, '$.a[(@.length-1)]', 2),
  path({ a: [1, 2] }, '$.a.length', 2),
  path({ a: { b: 1 } }, 'a.b', 1),
  path({ a: 1 }, '.a', undefined),
  path({ a: 1 }, ' $.a', undefined),
  path({ a: 1 }, '$.toString', undefined),
  path({ a: { b: 1 } }, '$.a.b^', { b: 1 }),
  path({ a: 1 }, '$.a~', 'a'),
  operator('S15', '1', 'equal', 1, false),
  operator('S15', -0, 'equal', 0, true),
  operator('S15', Number.NaN, 'equal', Number.NaN, false),
  operator('S15', [1], 'equal', [1], false),
  operator('S16', 1, 'in', '123', true),
  operator('S16', Number.NaN, 'in', [Number.NaN], false),
  operator('S16', 1, 'in', null, expect.stringContaining('TypeError')),
  operator('S17', 'abc', 'contains', 'a', false),
  operator('S17', 'abc', 'doesNotContain', 'z', false),
  operator('S18', null, 'lessThan', 5, false),
  operator('S18', '10abc', 'greaterThan', 5, false),
  operator('S18', [5], 'greaterThan', 4, true),
  operator('S18', 5, 'greaterThan', null, true),
  operator('S18', '5', 'greaterThan', '10', true),
  operator('S18', '2026-01-31', 'lessThan', '2026-02-01', true),
  operator('S18', '2026-01-31', 'lessThan', 3000, false),
  operator('S18', new Date(0), 'lessThan', 5, false),
  operator('S19', [], 'everyFact:equal', 1, true),
  operator('S19', [], 'someFact:equal', 1, false),
  operator('S19', 1, 'not:someFact:equal', 1, true),
  operator('S19', 1, 'someValue:equal', 1, expect.stringContaining('TypeError')),
  operator('S19', 1, 'swap:lessThan', 'abc', false),
  operator('S19', 1, 'most:equal', 1, 'Error: Unknown operator: most:equal'),
  ['S19 a decorated operator outlives the one that it was made of', () => stale(), true],
  ['S20 an operator that answers later', () => fires({ all: [GIVES, YES] }, { facts: ONE, set: returning(Promise.resolve(true)) }), true],
  [
    'S20 under `not` it is never true',
    () => fires({ all: [leaf('one', 'not:gives', 0)] }, { facts: ONE, set: returning(Promise.resolve(false)) }),
    false,
  ],
  [
    'S21 an event has type and params',
    () => new Rule(ruleOf({ conditions: { all: [] }, event: { type: 'x', params: null, more: 1 } })).event,
    { type: 'x' },
  ],
  [
    'S21 a rule without event',
    () => thrown(() => new Engine([ruleOf({ conditions: { all: [] } }) as never])),
    expect.stringContaining('requires "event"'),
  ],
  ['S22 the handlers, in this order', () => heard('fired'), ['rule', 'success', 'fired']],
  ['S22 an event `success` is heard twice', () => heard('success'), ['rule', 'success', 'success']],
  ['S22 an event `error` that nobody hears', () => rejected('error'), "Uncaught, unspecified 'error' event."],
  ['S23 params are replaced at the top only', () => params(), { of: 1, deep: { of: { fact: 'one' } } }],
  ['S24 what comes of a run', () => keysOfRun(), ['almanac', 'events', 'failureEvents', 'failureResults', 'results']],
  [
    'S25 one rule rejects the whole run',
    () => fires({ all: [leaf('one', 'in', 5)] }, { facts: ONE }),
    expect.stringContaining('TypeError'),
  ],
  ['S25 and those below it run on', () => runsOn(), ['below']],
])('%s', async (_, measure, expected) => {
  expect(await measure()).toEqual(expected)
})

function thrown(make: () => unknown): string {
  try {
    return String(make())
  } catch (error) {
    return String(error)
  }
}

function counted(name: string, priority?: number): object {
  return leaf(name, 'equal', 1, priority === undefined ? {} : { priority })
}

async function asked(conditions: unknown): Promise<readonly string[]> {
  const names: string[] = []
  const fact = (name: string) => () => {
    names.push(name)
    return 1
  }
  const set = (engine: Engine) => {
    engine.addFact('a', fact('a')).addFact('b', fact('b')).addFact('high', fact('high'), { priority: 5 })
  }
  await fires(conditions, { set })
  return names
}

function mutated(priority: string): unknown {
  const written = leaf('one', 'equal', 1, { priority })
  new Rule(ruleOf({ conditions: { all: [written] }, event: { type: 'x' } }))
  return Object(written).priority
}

async function order(): Promise<readonly string[]> {
  const engine = new Engine()
  engine.addFact('later', () => new Promise(resolve => setTimeout(() => resolve(1), 2)))
  engine.addFact('one', 1)
  const add = (type: string, fact: string, priority: number) =>
    engine.addRule(ruleOf({ conditions: { all: [leaf(fact, 'equal', 1)] }, event: { type }, priority }) as never)
  add('slow', 'later', 1)
  add('quick', 'one', 1)
  add('high', 'one', 2)
  return (await engine.run()).events.map(({ type }) => type)
}

function inherited(): Promise<unknown> {
  const engine = new Engine([ruleOf({ conditions: { all: [YES] }, event: { type: 'x' } }) as never])
  return engine.run(Object.create(ONE)).then(({ events }) => events.length === 1)
}

async function timesAsked(options: { cache?: boolean }): Promise<number> {
  let times = 0
  const set = (engine: Engine) => engine.addFact('f', () => ++times, options)
  await fires({ all: [leaf('f', 'lessThan', 5), leaf('f', 'lessThan', 6)] }, { set: engine => void set(engine) })
  return times
}

async function stale(): Promise<boolean> {
  const engine = new Engine([ruleOf({ conditions: { all: [leaf('one', 'not:gives', 0)] }, event: { type: 'x' } }) as never])
  engine.addOperator('gives', () => false)
  await engine.run(ONE)
  engine.addOperator('gives', () => true)
  return (await engine.run(ONE)).events.length === 1
}

async function heard(type: string): Promise<readonly string[]> {
  const calls: string[] = []
  const engine = new Engine([ruleOf({ conditions: { all: [] }, event: { type }, onSuccess: () => calls.push('rule') }) as never])
  engine.on('success', () => calls.push('success'))
  if (type !== 'success') engine.on(type, () => calls.push(type))
  await engine.run()
  return calls
}

async function rejected(type: string): Promise<unknown> {
  const engine = new Engine([ruleOf({ conditions: { all: [] }, event: { type } }) as never])
  return engine.run().catch(error => error)
}

async function params(): Promise<unknown> {
  const event = { type: 'x', params: { of: { fact: 'one' }, deep: { of: { fact: 'one' } } } }
  const engine = new Engine([ruleOf({ conditions: { all: [] }, event }) as never], { replaceFactsInEventParams: true })
  return (await engine.run(ONE)).events[0]?.params
}

async function keysOfRun(): Promise<readonly string[]> {
  return Object.keys(await new Engine().run()).sort()
}

async function runsOn(): Promise<readonly string[]> {
  const calls: string[] = []
  const below = { conditions: { all: [] }, event: { type: 'x' }, onSuccess: () => calls.push('below') }
  const above = { conditions: { all: [leaf('nobody', 'equal', 1)] }, event: { type: 'y' }, priority: 9 }
  await new Engine([above, below] as never[]).run().catch(() => undefined)
  await new Promise(resolve => setTimeout(resolve, 1))
  return calls
}
