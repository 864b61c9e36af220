import { expect, test } from 'vitest'
import { answered, inputOf, known } from '../evaluate/generated/decision-input.fixture.ts'
import { POLICY, workspaceOf } from '../evaluate/generated/release.fixture.ts'
import { needs } from '../evaluate/needs.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { questionOf } from './question-of.ts'

const policies = policySetOf(workspaceOf([POLICY]))
const unanswered = inputOf({ scoring: {} })

test('a case that lacks a scorer’s answer asks what `needs` asks', () => {
  const gathered = { ...unanswered, calendars: { 'DC-EAST': { days: [] } } }
  expect(needs(policies, gathered)).toMatchObject({ kind: 'score' })
  expect(questionOf(policies, gathered)).toEqual(needs(policies, gathered))
})

test('a recorded answer is no reason not to ask', () => {
  expect(questionOf(policies, inputOf({ scoring: { '': answered({ 'release-all': '0.95' }) } }))).toEqual(questionOf(policies, unanswered))
})

test.each([
  { name: 'where nothing is left to choose', input: inputOf({ facts: { credit: known({ status: 'held' }) } }) },
  { name: 'of a policy that there is not', input: { ...unanswered, policy: 'no-such-policy' } },
])('nobody is asked $name', ({ input }) => expect(questionOf(policies, input as typeof unanswered)).toBeUndefined())

test('what was not recorded is not asked for first', () => {
  expect([needs(policies, unanswered).kind, questionOf(policies, unanswered)?.kind]).toEqual(['gather', 'score'])
})
