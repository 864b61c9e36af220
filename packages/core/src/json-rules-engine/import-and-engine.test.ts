import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Expression } from '../policy/expression.ts'
import { engineAnswer } from './engine-answer.fixture.ts'
import { evaluated, imported } from './imported-rules.fixture.ts'
import type { GeneratedRules } from './rule-set.arbitrary.ts'
import { leaves, ruleSets } from './rule-set.arbitrary.ts'
import { oddWorlds, worlds } from './rule-world.arbitrary.ts'

/** `DIFFERENTIAL=200000` for a long run. */
const RUNS = Number(process.env['DIFFERENTIAL'] ?? 2000)
const TIMEOUT_MS = Math.max(60_000, RUNS * 5)

const alone = (leaf: object): GeneratedRules => ({
  rules: [{ name: 'r0', conditions: { all: [leaf] }, event: { type: 'e0' } }],
  conditions: {},
})

/** Leaves that the import takes; what it refuses has tests of its own. */
const translatable = leaves.filter(leaf => imported(JSON.stringify(alone(leaf))).errors.length === 0)

/** Nothing is known of `null`, which is the same as nothing here, nor of a foreign leaf on a value that is not there. */
const mayBeUnknown = (file: GeneratedRules, when: Expression): boolean => /"op":"foreign"|null/.test(JSON.stringify([file, when]))

test('the compiled evaluator, the reference interpreter and the engine agree on imported rules', { timeout: TIMEOUT_MS }, async () => {
  const law = fc.asyncProperty(ruleSets(translatable), worlds, async (file, facts) => {
    const { errors, rules } = imported(JSON.stringify(file))
    expect(errors).toEqual([])
    const theirs = await engineAnswer(file, facts)
    for (const { name, when } of rules) {
      const { compiled, interpreted } = evaluated(when, facts)
      expect(compiled).toBe(interpreted)
      if (theirs === 'rejects' || (compiled === undefined && mayBeUnknown(file, when))) continue
      expect([name, compiled]).toEqual([name, theirs.includes(name)])
    }
  })
  await fc.assert(law, { numRuns: RUNS })
})

test('of facts that are not of their type, ours never says what the engine does not', { timeout: TIMEOUT_MS }, async () => {
  // A value that is not there may decide a leaf, whatever stands on its other side.
  const constant = translatable.filter(leaf => !/"value":\{"fact"/.test(JSON.stringify(leaf)))
  const law = fc.asyncProperty(ruleSets(constant), oddWorlds, async (file, facts) => {
    const theirs = await engineAnswer(file, facts)
    for (const { name, when } of imported(JSON.stringify(file)).rules) {
      const { compiled, interpreted } = evaluated(when, facts)
      expect(compiled).toBe(interpreted)
      if (theirs === 'rejects' || compiled === undefined) continue
      expect([name, compiled]).toEqual([name, theirs.includes(name)])
    }
  })
  await fc.assert(law, { numRuns: RUNS / 2 })
})

const USUAL = {
  ...{ number: 5, other: 1, count: 1, share: 0.5, text: 'A', tier: 'A', id: 'A', flag: true, due: '2026-01-31' },
  ...{ placed: '2026-01-31T10:00:00.000Z', price: 1, numbers: [1], words: ['A'], order: { total: 1, lines: [] }, lines: [] },
}

// Rows of docs/json-rules-engine.md: what no import can keep, because our values have a type and the engine's have none.
test.each<[name: string, conditions: object, facts: object, ours: unknown, theirs: boolean | 'rejects']>([
  ['a number in a text', { all: [{ fact: 'number', operator: 'equal', value: 10 }] }, { number: '10' }, true, false],
  ['an id that is a number', { all: [{ fact: 'id', operator: 'equal', value: '5' }] }, { id: 5 }, true, false],
  [
    'an instant in another zone',
    { all: [{ fact: 'placed', operator: 'equal', value: USUAL.placed }] },
    { placed: '2026-01-31T11:00:00+01:00' },
    true,
    false,
  ],
  [
    '`null` beside an order',
    { all: [{ fact: 'number', operator: 'greaterThan', value: { fact: 'maybeNumber' } }] },
    { maybeNumber: null },
    false,
    true,
  ],
  [
    'a mandatory value that is missing',
    { all: [{ fact: 'flag', operator: 'equal', value: { fact: 'maybeDue' } }] },
    { flag: undefined },
    false,
    true,
  ],
  ['a list where the catalogue has none', { all: [{ fact: 'number', operator: 'contains', value: 1 }] }, { number: [1] }, false, true],
  ['no number at all', { not: { fact: 'number', operator: 'equal', value: 5 } }, { number: Number.NaN }, undefined, true],
  [
    'what rejects, beside what decides',
    {
      any: [
        { fact: 'number', operator: 'equal', value: 5 },
        { fact: 'text', operator: 'in', value: { fact: 'maybeText' } },
      ],
    },
    {},
    true,
    'rejects',
  ],
  ['what rejects, alone', { any: [{ fact: 'text', operator: 'in', value: { fact: 'maybeText' } }] }, {}, undefined, 'rejects'],
])('known to differ: %s', async (_, conditions, changed, ours, theirs) => {
  const file: GeneratedRules = { rules: [{ name: 'r0', conditions, event: { type: 'e0' } }], conditions: {} }
  const facts = { ...USUAL, ...changed }
  const [rule] = imported(JSON.stringify(file)).rules
  expect(rule && evaluated(rule.when, facts)).toEqual({ compiled: ours, interpreted: ours })
  expect(await engineAnswer(file, facts)).toEqual(theirs === 'rejects' ? theirs : theirs ? ['r0'] : [])
})
