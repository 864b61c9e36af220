import { constantFrom, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import { decideBy } from '../decide.ts'
import type { DecisionInput } from '../decision-input.ts'
import { phaseFor } from '../enforcement/phase.ts'
import { judgeGates } from '../gates/judge-gates.ts'
import { eligible } from '../options/panel.ts'
import { compileProgram } from '../program/compile-program.ts'
import { readWalk } from '../read-walk.ts'
import { isReviewed, isStruck } from '../verdict.ts'
import { lawOf, single } from './law.fixture.ts'
import { gatesOf, guardsOf } from './policy-parts.arbitrary.ts'
import type { GeneratedWorkspace } from './workspace.arbitrary.ts'
import { guardPolicies, withPolicies } from './workspace.arbitrary.ts'

const RUNS = Number(process.env['LAWS'] ?? 2000)

/** Options not struck, without a counted review on a step, content every gate with the best confidence, in `unattended`; and `otherwise`. */
function openOptions(workspace: WorkspaceModel, input: DecisionInput, gates: 'all' | 'but-confidence' = 'all'): ReadonlySet<string> {
  const open = new Set(['hold'])
  const walked = readWalk(compileProgram(workspace), input)
  if (walked.kind !== 'walked') return open
  const { scene, choosing } = walked
  for (const judged of eligible(choosing.panel)) {
    if (isReviewed(judged.reasons)) continue
    const best = { judged, by: { kind: 'scorer', scorer: 's' }, confidence: '1', gates } as const
    const { reasons } = judgeGates(scene, best)
    const { phase } = phaseFor(scene, { judged, by: { kind: 'rule', rule: 'r' } })
    if (!isStruck(reasons) && !isReviewed(reasons) && phase === 'unattended') open.add(judged.candidate.id)
  }
  return open
}

describe('law of narrowing', { timeout: 600_000 }, () => {
  const additions = record({
    guards: guardsOf('added'),
    gates: gatesOf('added'),
    policies: guardPolicies,
    kind: constantFrom('guard', 'gate', 'policy', 'theirs'),
  })

  function widened(
    { policy, guardPolicies: others, ...rest }: GeneratedWorkspace,
    { guards, gates, policies, kind }: Addition,
  ): WorkspaceModel {
    const made = { policy, guardPolicies: others, ...rest }
    switch (kind) {
      case 'guard':
        return withPolicies(made, { guards: [...policy.guards, ...guards] })
      case 'gate':
        return withPolicies(made, { gates: [...policy.gates, ...gates] })
      case 'policy':
        return withPolicies(made, {}, [...others, ...policies.map(one => ({ ...one, id: `added-${one.id}` }))])
      default:
        return withPolicies(
          made,
          {},
          others.map(one => ({ ...one, guards: [...one.guards, ...guards] })),
        )
    }
  }
  interface Addition {
    readonly guards: PolicyModel['guards']
    readonly gates: PolicyModel['gates']
    readonly policies: readonly PolicyModel[]
    readonly kind: string
  }

  test('adding a guard, a gate or a guard policy never adds to what is open', () => {
    let seen = 0
    lawOf(RUNS, additions, (made, input, addition) => {
      const before = openOptions(made.workspace, input)
      const after = openOptions(widened(made, addition), input)
      expect([...after].filter(option => !before.has(option))).toEqual([])
      if (before.size > 1) seen += 1
    })
    expect(seen).toBeGreaterThan(RUNS / 50)
  })

  test('nothing but `otherwise` and what was open runs unattended after it', () => {
    let seen = 0
    lawOf(RUNS, additions, (made, input, addition) => {
      const decision = single(decideBy(compileProgram(widened(made, addition)), input))
      if (decision?.enforcement !== 'execute' || decision.phase !== 'unattended') return
      seen += 1
      // A rule's choice passes confidence gates by not being asked.
      expect(openOptions(made.workspace, input, 'but-confidence')).toContain(decision.chosen?.plan.option)
    })
    expect(seen).toBeGreaterThan(RUNS / 50)
  })
})
