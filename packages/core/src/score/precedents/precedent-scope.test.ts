import { expect, test } from 'vitest'
import { optionId, policyId } from '../../values/ids.ts'
import type { PrecedentQuery } from '../retriever.ts'
import type { PrecedentScope } from './precedent-scope.ts'
import { familyOf, wordsOfQuery, wordsOfScopes } from './precedent-scope.ts'

const QUERY: PrecedentQuery = {
  tenant: 't',
  policy: policyId('p'),
  options: ['hold', 'one-node[DC-EAST]'].map(optionId),
  reasons: ['late'],
  shown: [],
  limit: 5,
}

type Near = 'shared' | 'whatever'

/** As the index asks: one word of the options and one of the reasons. */
function isFound(scopes: readonly PrecedentScope[], reasons: Near, declared = false): boolean {
  const words = wordsOfScopes(scopes)
  const asked = wordsOfQuery(QUERY, { reasons, declared })
  return [asked.options, asked.reasons].every(some => some.some(word => words.includes(word)))
}

test.each([
  { name: 'for whatever policy', scopes: [], expect: ['whatever'] },
  { name: 'the policy', scopes: [{ policy: 'p' }], expect: ['whatever', 'declared'] },
  { name: 'an option of the question', scopes: [{ policy: 'p', option: 'hold' }], expect: ['whatever', 'declared'] },
  { name: 'the family of an instance', scopes: [{ policy: 'p', option: 'one-node' }], expect: ['whatever', 'declared'] },
  { name: 'a reason of the question', scopes: [{ policy: 'p', reason: 'late' }], expect: ['shared'] },
  { name: 'both', scopes: [{ policy: 'p', option: 'hold', reason: 'late' }], expect: ['shared'] },
  { name: 'another policy', scopes: [{ policy: 'q' }, { policy: 'q', reason: 'late' }], expect: [] },
  { name: 'another option', scopes: [{ policy: 'p', option: 'cancel' }], expect: [] },
  { name: 'another reason', scopes: [{ policy: 'p', reason: 'early' }], expect: [] },
  { name: 'a policy called like the option', scopes: [{ policy: 'hold' }], expect: [] },
])('$name', ({ scopes, expect: expected }) => {
  const found = [
    isFound(scopes, 'shared') && 'shared',
    isFound(scopes, 'whatever') && 'whatever',
    isFound(scopes, 'whatever', true) && 'declared',
  ]
  expect(found.filter(Boolean)).toEqual(expected)
})

test('names cannot pass for syntax or for each other', () => {
  const words = wordsOfScopes([
    { policy: 'a" OR "b', option: '*', reason: 'title:' },
    { policy: 'a', option: '" OR "b*' },
  ])
  for (const word of words) expect(word).toMatch(/^x[0-9a-f]{24}$/)
  expect(words).toHaveLength(4)
})

test.each([
  { given: 'hold', expect: 'hold' },
  { given: 'one-node[DC-EAST]', expect: 'one-node' },
  { given: '[', expect: '' },
])('familyOf($given)', ({ given, expect: family }) => {
  expect(familyOf(given)).toBe(family)
})
