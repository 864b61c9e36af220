import { constantFrom, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RolloutModel } from '../../policy/model.ts'
import { decideBy } from '../decide.ts'
import type { Decision, Enforcement } from '../decision.ts'
import { compileProgram } from '../program/compile-program.ts'
import { lawOf, single } from './law.fixture.ts'
import { withPolicies } from './workspace.arbitrary.ts'

const RUNS = Number(process.env['LAWS'] ?? 2000)

describe('law of restriction', { timeout: 600_000 }, () => {
  const HEIGHT: Readonly<Record<Enforcement, number>> = {
    none: 0,
    observe: 0,
    block: 1,
    'await-approval': 2,
    'execute-then-await': 3,
    execute: 4,
  }
  const LOWER = { unattended: 'approval', approval: 'observe', observe: 'observe' } as const
  const lowered = (rollout: RolloutModel, row: number): RolloutModel => ({
    default: row < 0 ? LOWER[rollout.default] : rollout.default,
    rows: rollout.rows.map((one, index) => (index === row ? { ...one, phase: LOWER[one.phase] } : one)),
  })
  const stops = ['all', 'policy:policy', 'policy:policy/option:o1', 'action:act.*', 'action:act.pay', 'system:erp', 'site:S1', 'nonsense']

  function notRaised(before: Decision, after: Decision): void {
    const [was, is] = [single(before), single(after)]
    expect(is?.verdict).toBe(was?.verdict)
    expect(HEIGHT[is?.enforcement ?? 'none']).toBeLessThanOrEqual(HEIGHT[was?.enforcement ?? 'none'])
    expect(was?.runs).toEqual(expect.arrayContaining([...(is?.runs ?? [])]))
    expect(HEIGHT[is?.fallback?.enforcement ?? 'none']).toBeLessThanOrEqual(HEIGHT[was?.fallback?.enforcement ?? 'none'])
  }

  test('a stop, a lower phase or a missing certificate never raises the enforcement', () => {
    lawOf(
      RUNS,
      record({ stop: constantFrom(...stops), row: constantFrom(-1, 0, 1), kind: constantFrom('stop', 'phase', 'certificate') }),
      (made, input, { stop, row, kind }) => {
        const { standing } = input
        const before = decideBy(compileProgram(made.workspace), input)
        const rollout = made.policy.rollout
        const workspace =
          kind === 'phase' && rollout !== undefined ? withPolicies(made, { rollout: lowered(rollout, row) }) : made.workspace
        const changed =
          kind === 'stop'
            ? { ...standing, stops: [...standing.stops, stop] }
            : kind === 'certificate'
              ? { ...standing, certificates: { policy: 'void' as const } }
              : standing
        notRaised(before, decideBy(compileProgram(workspace), { ...input, standing: changed }))
      },
    )
  })
})

test('law of sureness: a higher confidence of the chosen plan never lowers the verdict', { timeout: 600_000 }, () => {
  const RANK = { deny: 0, review: 1, permit: 2, 'not-applicable': 3 } as const
  lawOf(RUNS, constantFrom('0.3', '0.5', '0.7', '0.95', '1'), (made, input, higher) => {
    const set = compileProgram(made.workspace)
    const before = single(decideBy(set, input))
    const answer = input.scoring['']
    if (before?.chosen?.by.kind !== 'scorer' || answer?.status !== 'answered' || Number(higher) < Number(before.chosen.confidence)) return
    const confidence = { ...answer.confidence, [before.chosen.plan.option]: higher }
    const after = single(decideBy(set, { ...input, scoring: { '': { ...answer, confidence } } }))
    expect(RANK[after?.verdict ?? 'deny']).toBeGreaterThanOrEqual(RANK[before.verdict])
  })
})
