import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import { inputs } from '../evaluate/generated/decision-input.arbitrary.ts'
import { workspaces } from '../evaluate/generated/workspace.arbitrary.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { explain } from './explain.ts'
import { tracer } from './tracer.ts'

const RUNS = 100

test('says what decide and explain say, whatever it traced before', () => {
  assert(
    property(workspaces, inputs, inputs, ({ workspace }, input, another) => {
      const policies = policySetOf(workspace)
      const decideTraced = tracer(policies)
      decideTraced(another)
      const { decision, trace } = decideTraced(input)
      expect(decision).toEqual(decide(policies, input))
      expect(JSON.stringify(trace)).toBe(JSON.stringify(explain(policies, input).trace))
    }),
    { numRuns: RUNS },
  )
})

test('an input that throws when it is read is decided as ever and leaves no trace', () => {
  assert(
    property(workspaces, inputs, ({ workspace }, input) => {
      const policies = policySetOf(workspace)
      const thrower = new Proxy(input, {
        get: () => {
          throw new Error('not yours to read')
        },
      })
      expect(tracer(policies)(thrower)).toEqual({ decision: decide(policies, thrower), trace: {} })
    }),
    { numRuns: 20 },
  )
})
