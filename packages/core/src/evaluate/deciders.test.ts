import { expect, test } from 'vitest'
import type { PolicyModel } from '../policy/model.ts'
import { policyId } from '../values/ids.ts'
import { deciders } from './deciders.ts'
import { eventTrigger } from './generated/decision-input.fixture.ts'
import { GUARD_POLICY, POLICY, workspaceOf } from './generated/release.fixture.ts'
import { policySetOf } from './policy-set.ts'

const named = (id: string, ...after: string[]): PolicyModel => ({ ...POLICY, id, after })
const decidersOf = (...policies: PolicyModel[]) => deciders(policySetOf(workspaceOf(policies)), eventTrigger())

test.each<[string, readonly PolicyModel[], readonly string[]]>([
  ['by id where nothing says otherwise', [named('c'), named('a'), named('b')], ['a', 'b', 'c']],
  ['after the one that it names', [named('a', 'c'), named('b'), named('c')], ['b', 'c', 'a']],
  ['along a chain', [named('a', 'b'), named('b', 'c'), named('c')], ['c', 'b', 'a']],
  ['after one that does not decide this', [named('a', 'elsewhere')], ['a']],
  ['a cycle, which the loader refuses, ends too', [named('a', 'b'), named('b', 'a')], ['a', 'b']],
  ['a guard policy decides nothing', [GUARD_POLICY, named('a')], ['a']],
])('%s', (_name, policies, expected) => {
  expect(decidersOf(...policies)).toEqual(expected)
})

test('a proposal names its policy', () => {
  const policies = policySetOf(workspaceOf([named('a'), named('b'), GUARD_POLICY]))
  const proposed = (policy: string) =>
    deciders(policies, {
      kind: 'proposal',
      proposal: { policy: policyId(policy), ask: { kind: 'option', option: '' as never }, runs: 'us' },
    })
  expect([proposed('b'), proposed('money-rules'), proposed('x')]).toEqual([['b'], [], []])
})

test('an event that no policy names is decided by none', () => {
  expect(deciders(policySetOf(workspaceOf([named('a')])), eventTrigger('pick.started'))).toEqual([])
})
