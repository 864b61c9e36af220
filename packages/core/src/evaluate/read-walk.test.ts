import { expect, test } from 'vitest'
import type { Json } from '../values/json.ts'
import { decide } from './decide.ts'
import { inputOf, ORDER } from './generated/decision-input.fixture.ts'
import { WORKSPACE } from './generated/release.fixture.ts'
import { policySetOf } from './policy-set.ts'

const policies = policySetOf(WORKSPACE)
const { id: _id, ...KEYLESS } = ORDER

test.each<[string, string, Json, string]>([
  ['the same', 'SO-1', ORDER, 'single'],
  ['a number', '78451', { ...ORDER, id: 78451 }, 'single'],
  ['another object', 'SO-2', ORDER, 'input-malformed'],
  ['leading zeros', '0010', { ...ORDER, id: 10 }, 'input-malformed'],
  ['letters of another size', 'so-1', ORDER, 'input-malformed'],
  ['no key in the data', 'SO-1', KEYLESS, 'single'],
  ['a key that is none', 'SO-1', { ...ORDER, id: {} }, 'single'],
  ['data that is no object', 'SO-1', [], 'single'],
])('the key of the subject and its data: %s', (_name, key, data, expected) => {
  const decision = decide(policies, inputOf({ subject: { ...inputOf().subject, key, data } }))
  expect(decision.kind === 'single' ? 'single' : decision.reason.code).toBe(expected)
})
