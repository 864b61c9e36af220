import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import { inputs } from '../evaluate/generated/decision-input.arbitrary.ts'
import { workspaces } from '../evaluate/generated/workspace.arbitrary.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { explain } from './explain.ts'
import { explainPolicy } from './explain-policy.ts'

const RUNS = 150

/** A trace is of bounded size, whatever is explained. */
const LONGEST_TRACE = 1_000_000

test('any decision of any workspace is explained: by its own verdict, in short lines, with flips to other verdicts only', () => {
  assert(
    property(workspaces, inputs, ({ workspace }, input) => {
      const policies = policySetOf(workspace)
      const decision = decide(policies, input)
      const { sentences, trace, flips } = explain(policies, input)
      const verdict = decision.kind === 'single' ? decision.verdict : decision.kind
      expect(sentences[0]?.startsWith(verdict)).toBe(true)
      expect(flips.every(flip => flip.verdict !== verdict)).toBe(true)
      expect(sentences.every(sentence => !sentence.includes('undefined') && !sentence.includes('\n'))).toBe(true)
      expect(JSON.stringify(trace).length).toBeLessThan(LONGEST_TRACE)
    }),
    { numRuns: RUNS },
  )
})

test('any policy is said without a word missing', () => {
  assert(
    property(workspaces, ({ workspace }) => {
      for (const { id } of workspace.policies) {
        const said = JSON.stringify(explainPolicy(policySetOf(workspace), id))
        expect(said).not.toMatch(/undefined|\[object|NaN/)
      }
    }),
    { numRuns: RUNS },
  )
})
