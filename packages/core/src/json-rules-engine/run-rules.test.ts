import { Engine } from 'json-rules-engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loaded, rule } from './loaded.fixture.ts'
import type { RuleHost } from './rule-host.ts'
import type { RuleFacts, RuleRun } from './rule-run.ts'
import { runRules } from './run-rules.ts'

const unhandled: unknown[] = []
const onUnhandled = (reason: unknown) => unhandled.push(reason)
beforeAll(() => process.on('unhandledRejection', onUnhandled))
afterAll(() => {
  process.off('unhandledRejection', onUnhandled)
})

const later = <T>(value: T, ms = 1): Promise<T> => new Promise(resolve => setTimeout(() => resolve(value), ms))
const laterFails = (ms = 1): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('down')), ms))

/** What a host would see: what fired, or why nothing is known. */
function said(run: RuleRun): unknown {
  return run.kind === 'ran' ? run.outcome.fired : `${run.why}: ${run.error.message}`
}

async function run(rules: object, facts: RuleFacts = {}, host: RuleHost = {}): Promise<unknown> {
  return said(await runRules(loaded(rules, host), facts))
}

test('results are JSON, by priority and then as they stand, whatever was answered first', async () => {
  const rules = [
    rule('slow', 'slow', 'equal', 1, { event: { type: 'hold', params: { limit: 5, none: null } } }),
    rule('never', 'quick', 'equal', 2),
    rule('quick', 'quick', 'equal', 1, { event: { type: 'hold' } }),
    rule('First of all', 'quick', 'equal', 1, { priority: 10 }),
  ]
  const { kind, ...rest } = await runRules(loaded(rules, { facts: { slow: () => later(1, 5) } }), { quick: 1 })
  expect(kind).toBe('ran')
  expect(rest).toEqual({
    outcome: {
      fired: ['First of all', 'hold'],
      events: [
        { rule: 'first-of-all', type: 'First of all' },
        { rule: 'slow', type: 'hold', params: { limit: 5 } },
        { rule: 'quick', type: 'hold' },
      ],
      failed: ['never'],
    },
  })
})

const HOLD = rule('hold', 'f', 'equal', 1)

test.each<[name: string, rules: object, facts: RuleFacts, host: RuleHost, expected: unknown]>([
  ['an async fact', [HOLD], {}, { facts: { f: () => later(1) } }, ['hold']],
  ['a fact of the run before one of the host', [HOLD], { f: 1 }, { facts: { f: () => 2 } }, ['hold']],
  [
    'a fact with params',
    [{ ...HOLD, conditions: { all: [{ fact: 'f', params: { of: 2 }, operator: 'equal', value: 3 }] } }],
    {},
    { facts: { f: ({ of }) => Number(of) + 1 } },
    ['hold'],
  ],
  [
    'a path',
    [
      {
        ...HOLD,
        conditions: { all: [{ fact: 'o', path: '$.lines[0].qty', operator: 'greaterThan', value: { fact: 'o', path: 'least' } }] },
      },
    ],
    { o: { lines: [{ qty: 5 }], least: 4 } },
    {},
    ['hold'],
  ],
  [
    'an operator of the host',
    [rule('hold', 'f', 'near', 10)],
    { f: 9 },
    { operators: { near: (a: number, b: number) => Math.abs(a - b) < 2 } },
    ['hold'],
  ],
  [
    'an operator that answers later',
    [{ ...HOLD, conditions: { all: [HOLD, HOLD].map(() => ({ fact: 'f', operator: 'slow', value: 1 })) } }],
    { f: 1 },
    { operators: { slow: (a: number, b: number) => later(a === b) } },
    ['hold'],
  ],
  [
    'that and a decorator',
    [rule('hold', 'f', 'not:slow', 1)],
    { f: 1 },
    { operators: { slow: (a: number, b: number) => later(a === b) } },
    'failed: the operator `slow` answers later, and a decorator cannot wait',
  ],
  [
    'a decorator of the host',
    [rule('hold', 'f', 'most:equal', 1)],
    { f: [1, 1, 2] },
    {
      decorators: {
        most: (all: number[], value: number, next: (a: number, b: number) => boolean) =>
          all.filter(one => next(one, value)).length * 2 > all.length,
      },
    },
    ['hold'],
  ],
  [
    'a shared condition',
    {
      rules: [{ ...HOLD, conditions: { condition: 'is-one' } }],
      conditions: { 'is-one': { all: [{ fact: 'f', operator: 'equal', value: 1 }] } },
    },
    { f: 1 },
    {},
    ['hold'],
  ],
  ['one rule alone', HOLD, { f: 1 }, {}, ['hold']],
  ['an undefined fact', [HOLD], {}, {}, 'failed: Undefined fact: f'],
  ['that, allowed', [rule('hold', 'f', 'notEqual', 1)], {}, { allowUndefinedFacts: true }, ['hold']],
  [
    'a fact that throws',
    [HOLD],
    {},
    {
      facts: {
        f: () => {
          throw new Error('down')
        },
      },
    },
    'failed: down',
  ],
  ['a fact that rejects', [HOLD], {}, { facts: { f: () => laterFails() } }, 'failed: down'],
  [
    'a fact that throws no error',
    [HOLD],
    {},
    { facts: { f: () => Promise.reject({ status: 503 }) } },
    'failed: the host failed with what is no error',
  ],
  [
    'a fact whose own call timed out',
    [HOLD],
    {},
    {
      facts: {
        f: () => {
          throw new DOMException('late', 'TimeoutError')
        },
      },
    },
    'timeout: late',
  ],
  [
    'an operator that throws',
    [rule('hold', 'f', 'bad', 1)],
    { f: 1 },
    {
      operators: {
        bad: () => {
          throw new Error('down')
        },
      },
    },
    'failed: down',
  ],
  ['an operator of the engine that throws', [rule('hold', 'f', 'in', 5)], { f: 1 }, {}, 'failed: b.indexOf is not a function'],
  ['an event `error`', [rule('error', 'f', 'equal', 1)], { f: 1 }, {}, "failed: Uncaught, unspecified 'error' event."],
  ['an event with the name of a method', [rule('__defineGetter__', 'f', 'equal', 1)], { f: 1 }, {}, expect.stringMatching(/^failed: /)],
  [
    'params from facts',
    [{ ...HOLD, event: { type: 'hold', params: { of: { fact: 'f' } } } }],
    { f: 1 },
    { replaceFactsInEventParams: true },
    ['hold'],
  ],
  [
    'params that are no JSON',
    [{ ...HOLD, event: { type: 'hold', params: { of: { fact: 'day' } } } }],
    { f: 1 },
    { replaceFactsInEventParams: true, facts: { day: () => new Date(0) } },
    'malformed: `params.of` of an event is no JSON',
  ],
  [
    'a fact that asks for what it wants',
    [HOLD],
    { o: { n: 1 } },
    { facts: { f: (_, almanac) => almanac.factValue('o', {}, '$.n') } },
    ['hold'],
  ],
  [
    'and for more than that',
    [HOLD],
    { o: [1] },
    { facts: { f: (_, almanac) => almanac.factValue('o', {}, '$[?(@ > 0)]') } },
    'failed: the path `$[?(@ > 0)]` does not lead to one place',
  ],
  [
    'an endless fact',
    [HOLD],
    {},
    { timeoutMs: 5, facts: { f: () => new Promise(() => undefined) } },
    'timeout: the rules took longer than 5 ms',
  ],
])('%s', async (_, rules, facts, host, expected) => {
  expect(await run(rules, facts, host)).toEqual(expected)
  await later(0, 5)
  expect(unhandled).toEqual([])
})

test('a timeout that no timer can hold is none', async () => {
  expect(await run([HOLD], {}, { timeoutMs: Number.POSITIVE_INFINITY, facts: { f: () => later(1, 5) } })).toEqual(['hold'])
})

test('params are resolved in the outcome', async () => {
  const rules = loaded([{ ...HOLD, event: { type: 'hold', params: { of: { fact: 'f' } } } }], { replaceFactsInEventParams: true })
  expect(await runRules(rules, { f: 1 })).toMatchObject({ outcome: { events: [{ params: { of: 1 } }] } })
})

test('rules without a pause between them end in time too', async () => {
  const many = Array.from({ length: 400 }, (_, index) => rule(`r${index}`, 'f', 'slow', 1, { priority: 400 - index }))
  let asked = 0
  const slow = () => {
    asked += 1
    for (const end = performance.now() + 1; performance.now() < end; );
    return true
  }
  expect(await run(many, { f: 1 }, { timeoutMs: 20, operators: { slow } })).toBe('timeout: the rules took longer than 20 ms')
  // Not a matter of time: on a busy machine each takes longer, and fewer are asked.
  expect(asked).toBeLessThan(200)
})

test('an abort ends the run and is told to facts', async () => {
  const host = new AbortController()
  let told: unknown
  const wait = (_: unknown, __: unknown, signal: AbortSignal) =>
    new Promise(() => signal.addEventListener('abort', () => (told = signal.reason)))
  const running = runRules(loaded([HOLD], { facts: { f: wait } }), {}, host.signal)
  await later(0)
  host.abort(new Error('the client is gone'))
  expect(said(await running)).toBe('failed: the client is gone')
  expect(told).toEqual(new Error('the client is gone'))
  expect(said(await runRules(loaded([HOLD]), { f: 1 }, host.signal))).toBe('failed: the client is gone')
})

test('nothing of the host runs behind the answer', async () => {
  const calls: string[] = []
  const called = <T>(name: string, value: T): T => {
    calls.push(name)
    return value
  }
  const rules = [
    rule('fails', 'broken', 'equal', 1, { priority: 10 }),
    rule('beside', 'slow', 'counted', 1, { priority: 10 }),
    rule('below', 'quick', 'equal', 1, { priority: 5 }),
  ]
  const host: RuleHost = {
    facts: { broken: () => laterFails(), slow: () => later(1, 10), quick: () => called('quick', 1) },
    operators: { counted: () => called('counted', true) },
  }
  expect(await run(rules, {}, host)).toBe('failed: down')
  await later(0, 30)
  expect(calls).toEqual([])
})

test('the engine itself goes on behind its rejection', async () => {
  const calls: string[] = []
  const engine = new Engine()
  engine.addFact('broken', () => laterFails())
  engine.addRule({ conditions: { all: [{ fact: 'broken', operator: 'equal', value: 1 }] }, event: { type: 'a' }, priority: 10 })
  const onSuccess = () => calls.push('released')
  engine.addRule({ conditions: { all: [] }, event: { type: 'b' }, priority: 5, onSuccess })
  await expect(engine.run()).rejects.toThrow('down')
  await later(0)
  expect(calls).toEqual(['released'])
})

test('what the caller hands in is not written to, and may be frozen', async () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) frozen(inner)
    return value
  }
  const rules = [{ ...HOLD, conditions: { all: [{ fact: 'f', operator: 'equal', value: 1, priority: '7' }] } }]
  const before = JSON.stringify(rules)
  frozen(rules)
  const facts: RuleFacts = { f: 1, o: { deep: [1] } }
  frozen(facts)
  const program = loaded(rules)
  expect(said(await runRules(program, facts))).toEqual(['hold'])
  expect(said(await runRules(program, facts))).toEqual(['hold'])
  expect(JSON.stringify(rules)).toBe(before)
})
