import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engineAnswer, withoutKeys } from './engine-answer.fixture.ts'
import { loaded } from './loaded.fixture.ts'
import type { RuleFacts } from './rule-run.ts'
import { leaves, ruleSets } from './rule-set.arbitrary.ts'
import { anyWorlds, WORLD } from './rule-world.arbitrary.ts'
import { runRules } from './run-rules.ts'

/** `DIFFERENTIAL=200000` for a long run. */
const RUNS = Number(process.env['DIFFERENTIAL'] ?? 1000)

/** Leaves whose paths our resolver takes. */
const definite = leaves.filter(leaf => !JSON.stringify(leaf).includes('[*]'))

/** How the host answers: whether it allows facts of nobody, and which facts are functions of its own, with their priority. */
const hosts = fc.record({
  allowUndefinedFacts: fc.boolean(),
  priorities: fc.dictionary(fc.constantFrom(...Object.keys(WORLD)), fc.constantFrom(1, 2, 9), { maxKeys: 6 }),
})

test('the runner says what the engine says, of any facts', { timeout: Math.max(60_000, RUNS * 5) }, async () => {
  const law = fc.asyncProperty(ruleSets(definite), anyWorlds, hosts, async (file, all, asked) => {
    const own = Object.entries(asked.priorities).map(([name, priority]) => [name, { calculate: async () => all[name], priority }])
    const rules = loaded(file, { allowUndefinedFacts: asked.allowUndefinedFacts, facts: Object.fromEntries(own) })
    const run = await runRules(rules, withoutKeys(all, asked.priorities) as RuleFacts)
    const fired = run.kind === 'ran' ? run.outcome.events.map(({ rule }) => rule).sort() : 'rejects'
    expect(fired).toEqual(await engineAnswer(file, all, asked))
  })
  await fc.assert(law, { numRuns: RUNS })
})
