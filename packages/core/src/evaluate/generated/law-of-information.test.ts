import type { Arbitrary } from 'fast-check'
import { constantFrom, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorkspaceModel } from '../../policy/model.ts'
import { optionId, policyId } from '../../values/ids.ts'
import { decideBy } from '../decide.ts'
import type { DecisionInput, Observation } from '../decision-input.ts'
import { compileProgram } from '../program/compile-program.ts'
import { rows } from './decision-input.arbitrary.ts'
import { NOW } from './decision-input.fixture.ts'
import { lawOf, single } from './law.fixture.ts'
import type { GeneratedWorkspace } from './workspace.arbitrary.ts'
import { withPolicies } from './workspace.arbitrary.ts'

const RUNS = Number(process.env['LAWS'] ?? 2000)

describe('law of information', { timeout: 600_000 }, () => {
  /** Fixes the choice: a person asks for one option, so that voices are compared and not choosers. */
  function askedFor(input: DecisionInput, option: string): DecisionInput {
    const proposal = { policy: policyId('policy'), ask: { kind: 'option', option: optionId(option) }, runs: 'us' } as const
    return { ...input, actor: { id: 'ann', kind: 'person', roles: [] }, trigger: { kind: 'proposal', proposal } }
  }

  const answers = { f0: rows, f1: rows, g: rows }

  test('a permit or deny reached with unknowns is the answer for every completion of them', () => {
    const completions = record({ option: constantFrom('o0', 'o1', 'o2', 'o2[1]', 'hold'), ...answers })
    let seen = 0
    lawOf(RUNS, completions, (made, input, { option, ...news }) => {
      const set = compileProgram(made.workspace)
      const asked = askedFor(input, option)
      const before = single(decideBy(set, asked))
      if (before?.chosen === undefined || before.verdict === 'review') return
      const after = single(decideBy(set, { ...asked, facts: completed(asked.facts, news) }))
      expect(after?.verdict).toBe(before.verdict)
      if (Object.values(asked.facts).some(({ status }) => status === 'unknown')) seen += 1
    })
    expect(seen).toBeGreaterThan(RUNS / 100)
  })

  test('that nothing is left to choose is certain only where every completion leaves nothing', () => {
    let seen = 0
    lawOf(RUNS, record(answers), (made, input, news) => {
      const set = compileProgram(withNarrowChoices(made))
      const before = single(decideBy(set, input))
      if (before?.verdict !== 'deny' || before.chosen !== undefined) return
      const after = single(decideBy(set, { ...input, facts: completed(input.facts, news) }))
      expect([after?.verdict, after?.chosen]).toEqual(['deny', undefined])
      seen += 1
    })
    expect(seen).toBeGreaterThan(RUNS / 200)
  })

  /** Only the option with instances is a choice, so that it is often the last one. */
  function withNarrowChoices(made: GeneratedWorkspace): WorkspaceModel {
    const { propose } = made.policy
    return withPolicies(made, propose === undefined ? {} : { propose: { ...propose, choices: ['o2'] } })
  }

  function completed(
    facts: DecisionInput['facts'],
    { f0, f1, g }: Record<'f0' | 'f1' | 'g', typeof rows extends Arbitrary<infer Row> ? Row : never>,
  ): DecisionInput['facts'] {
    const answers = { f0, f1, 'guards-0/f0': g, 'guards-0/f1': g, 'guards-1/f0': g, 'guards-1/f1': g }
    const known = Object.entries(answers).map(([name, value]): [string, Observation] => {
      const own = Object.hasOwn(facts, name) ? facts[name] : undefined
      return [name, own?.status === 'known' ? own : { status: 'known', value, asOf: NOW }]
    })
    return Object.fromEntries(known)
  }
})
