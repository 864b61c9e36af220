import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { inputOf } from './decision-input.fixture.ts'
import { policySetOf } from './policy-set.ts'
import { WORKSPACE } from './release.fixture.ts'

test('an order with everything in stock is released unattended', () => {
  const decision = decide(policySetOf(WORKSPACE), inputOf())
  expect(decision).toMatchObject({ verdict: 'permit', enforcement: 'execute' })
})
