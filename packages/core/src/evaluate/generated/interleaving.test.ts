import { assert, property, sample, shuffledSubarray } from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../values/canonical-json.ts'
import { decideBy } from '../decide.ts'
import type { Decision } from '../decision.ts'
import { compileProgram } from '../program/compile-program.ts'
import { inputs } from './decision-input.arbitrary.ts'
import { workspaces } from './workspace.arbitrary.ts'

const bytes = (decision: Decision): string => canonicalJson(JSON.parse(JSON.stringify(decision)))

test('one policy set decides a thousand inputs in any order to the same bytes', { timeout: 60_000 }, () => {
  const pool = sample(inputs, { seed: 7, numRuns: 100 })
  const order = shuffledSubarray(
    Array.from({ length: 1_000 }, (_, index) => index % pool.length),
    { minLength: 1_000 },
  )
  assert(
    property(workspaces, order, (made, indexes) => {
      const shared = compileProgram(made.workspace)
      const alone = pool.map(input => bytes(decideBy(compileProgram(made.workspace), input)))
      const differing = indexes.filter(index => pool.slice(index, index + 1).some(input => bytes(decideBy(shared, input)) !== alone[index]))
      expect(differing).toEqual([])
    }),
    { numRuns: 5 },
  )
})
