import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loaded } from './loaded.fixture.ts'
import type { RuleHost } from './rule-host.ts'
import type { RuleFacts, RuleRun } from './rule-run.ts'
import type { GeneratedRules } from './rule-set.arbitrary.ts'
import { leaves, ruleSets } from './rule-set.arbitrary.ts'
import { WORLD, worlds } from './rule-world.arbitrary.ts'
import { runRules } from './run-rules.ts'

const definite = leaves.filter(leaf => !JSON.stringify(leaf).includes('[*]'))
const BROKEN = Symbol('broken')

/** Facts that are asked for by the subject of the run, and answer when the scheduler lets them. */
function late(answers: readonly (readonly [subject: string, Readonly<Record<string, unknown>>])[], scheduler: fc.Scheduler): RuleHost {
  const facts: RuleHost['facts'] = Object.fromEntries(
    Object.keys(WORLD).map(name => [
      name,
      async (_: unknown, almanac) => {
        const subject = await almanac.factValue<string>('subject')
        const value = answers.find(([one]) => one === subject)?.[1][name]
        await scheduler.schedule(Promise.resolve(), name)
        if (value === BROKEN) throw new Error('down')
        return value
      },
    ]),
  )
  return { facts }
}

const withFaults = fc.tuple(worlds, fc.option(fc.constantFrom(...Object.keys(WORLD)))).map(([world, broken]) => {
  const all = Object.fromEntries(Object.keys(WORLD).map(name => [name, world[name]]))
  return broken === null ? all : { ...all, [broken]: BROKEN }
})

/** One run on facts that are there, but for the broken ones. */
function alone(file: GeneratedRules, facts: Readonly<Record<string, unknown>>): Promise<RuleRun> {
  const entries = Object.entries(facts)
  const fails = () => Promise.reject(new Error('down'))
  const broken = Object.fromEntries(entries.filter(([, value]) => value === BROKEN).map(([name]) => [name, fails]))
  const there = Object.fromEntries(entries.filter(([, value]) => value !== BROKEN))
  return runRules(loaded(file, { facts: broken }), there as RuleFacts)
}

const several = fc.array(withFaults, { minLength: 2, maxLength: 3 })

test('runs at once, answered in any order, each say what they say alone', async () => {
  const law = fc.asyncProperty(ruleSets(definite), several, fc.scheduler(), async (file, all, scheduler) => {
    const answers = all.map((facts, index) => [`S-${index}`, facts] as const)
    const rules = loaded(file, late(answers, scheduler))
    const together = await scheduler.waitFor(Promise.all(answers.map(([subject]) => runRules(rules, { subject }))))
    for (const [index, facts] of all.entries()) {
      const expected = await alone(file, facts)
      const run = together[index]
      expect(run?.kind).toBe(expected.kind)
      if (run?.kind === 'ran') expect(run).toEqual(expected)
    }
  })
  await fc.assert(law, { numRuns: 200 })
})
