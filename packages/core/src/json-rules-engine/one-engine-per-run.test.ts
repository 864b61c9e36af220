import { Engine } from 'json-rules-engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loaded, rule } from './loaded.fixture.ts'
import { runRules } from './run-rules.ts'

const PAIRS = 200

// The lower rule holds what is blocked; both customers are.
const RULES = [rule('known', 'known', 'equal', true, { priority: 10 }), rule('hold', 'blocked', 'equal', true, { priority: 1 })]

/** Answers at once for one customer, and a little later for the other. */
const known = (customer: string) => (customer === 'C-1' ? true : new Promise(resolve => setTimeout(() => resolve(true), 1)))

/** How many of the pairs of runs, two at a time, found both customers blocked. */
async function soundPairs(runFor: (customer: string) => Promise<readonly string[]>): Promise<number> {
  let sound = 0
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const both = await Promise.all([runFor('C-1'), runFor('C-2')])
    if (both.every(fired => fired.includes('hold'))) sound += 1
  }
  return sound
}

test('one shared Engine loses a rule in every pair of runs, without an error', async () => {
  const engine = new Engine(structuredClone(RULES) as ConstructorParameters<typeof Engine>[0])
  const sound = await soundPairs(async customer => {
    const { events } = await engine.run({ blocked: true, known: known(customer) })
    return events.map(({ type }) => type)
  })
  expect(sound).toBe(0)
})

test('an engine of its own for each run loses none', async () => {
  const rules = loaded(RULES, { facts: { known: (_, almanac) => almanac.factValue<string>('customer').then(known) } })
  const sound = await soundPairs(async customer => {
    const run = await runRules(rules, { blocked: true, customer })
    return run.kind === 'ran' ? run.outcome.fired : []
  })
  expect(sound).toBe(PAIRS)
})

const unhandled: unknown[] = []
const onUnhandled = (reason: unknown) => unhandled.push(reason)
beforeAll(() => process.on('unhandledRejection', onUnhandled))
afterAll(() => {
  process.off('unhandledRejection', onUnhandled)
})

const LATE_AND_THROWING = [rule('late', 'late', 'equal', 1), rule('throws', 'throws', 'equal', 1)]
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 1))
const throws = () => {
  throw new Error('at once')
}
const pause = () => new Promise(resolve => setTimeout(resolve, 10))

test('a fact that throws makes the engine forget its neighbours, whose rejection would end the process', async () => {
  const engine = new Engine(structuredClone(LATE_AND_THROWING) as ConstructorParameters<typeof Engine>[0])
  engine.addFact('late', late)
  engine.addFact('throws', throws)
  await expect(engine.run()).rejects.toThrow('at once')
  await pause()
  expect(unhandled).toEqual([new Error('late')])
})

test('ours forgets none', async () => {
  unhandled.length = 0
  const run = await runRules(loaded(LATE_AND_THROWING, { facts: { late, throws } }), {})
  expect(run).toMatchObject({ kind: 'failed', why: 'failed', error: new Error('at once') })
  await pause()
  expect(unhandled).toEqual([])
})
