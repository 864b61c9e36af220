import { record, shuffledSubarray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PolicyModel } from '../../policy/model.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { decideBy } from '../decide.ts'
import type { Decision, Reason } from '../decision.ts'
import { compileProgram } from '../program/compile-program.ts'
import { lawOf } from './law.fixture.ts'

const RUNS = Number(process.env['LAWS'] ?? 2000)

describe('law of order', { timeout: 600_000 }, () => {
  const sorted = (reasons: readonly Reason[]): readonly string[] =>
    reasons.map(reason => canonicalJson(JSON.parse(JSON.stringify(reason)))).sort()

  /** Reasons are listed as they were authored, so they are compared as sets. */
  function unordered(decision: Decision): unknown {
    if (decision.kind !== 'single') return decision
    const { reasons, struck, fallback, card, reserve } = decision
    return {
      ...decision,
      reasons: sorted(reasons),
      struck: struck.map(({ option, reasons: why }) => [option, sorted(why)]),
      reserve: reserve.map(one => canonicalJson(JSON.parse(JSON.stringify(one)))).sort(),
      fallback: fallback && { ...fallback, reasons: sorted(fallback.reasons) },
      card: card && { ...card, queues: [...card.queues].map(({ queue, approvals }) => `${queue} ${approvals}`).sort() },
    }
  }

  test('permuting guards, gates, policies and documents changes nothing', () => {
    const seeds = record({ guards: shuffledSubarray([0, 1, 2], { minLength: 3 }), policies: shuffledSubarray([0, 1, 2], { minLength: 3 }) })
    const permuted = <Item>(items: readonly Item[], to: readonly number[]): readonly Item[] =>
      to.flatMap(index => items.slice(index, index + 1))
    lawOf(RUNS, seeds, (made, input, { guards, policies }) => {
      const inside = (policy: PolicyModel): PolicyModel => ({
        ...policy,
        guards: permuted(policy.guards, guards),
        gates: permuted(policy.gates, guards),
      })
      const moved = { ...made.workspace, policies: permuted(made.workspace.policies.map(inside), policies) }
      expect(unordered(decideBy(compileProgram(moved), input))).toEqual(unordered(decideBy(compileProgram(made.workspace), input)))
    })
  })
})
