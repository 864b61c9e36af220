import { expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import { FILES } from '../policy/workspace.fixture.ts'
import { makeRecord } from './record.ts'

const compiled = compileWorkspace(FILES)
if (compiled.kind === 'refused') throw new Error('the fixture does not load')
const policies = policySetOf(compiled.model)

test.each([[null], [{}], [{ schema: 1, trigger: {} }], ['text'], [undefined]])(
  'what decide answers can be recorded, also where the input is %j',
  value => {
    // A host in JavaScript may pass anything.
    const input = value as unknown as DecisionInput
    const decision = decide(policies, input)
    expect(decision).toMatchObject({ kind: 'not-applicable', reason: { code: 'input-malformed' } })
    expect(makeRecord(policies, input, decision)).toMatchObject({ record: 1, decision })
  },
)
