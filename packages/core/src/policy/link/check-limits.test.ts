import { describe, expect, test } from 'vitest'
import { compileWorkspace } from '../compile-workspace.ts'
import { changed, issuesOf } from '../workspace.fixture.ts'

const LIMIT = 'permitUpTo: $spend, reviewUpTo: [2000 EUR, 2200 USD]'

describe('limits that cannot be meant', () => {
  test.each([
    ['one figure a currency', 'permitUpTo: [250 EUR, 275 USD], reviewUpTo: [2000 EUR, 2200 USD]', []],
    ['nothing at all', 'permitUpTo: 0 EUR', []],
    ['no upper end of review', 'permitUpTo: [250 EUR, 275 USD]', []],
    ['more currencies to review than to permit', 'permitUpTo: 250 EUR, reviewUpTo: [2000 EUR, 2200 USD]', []],
    ['a currency twice', 'permitUpTo: [250 EUR, 25 EUR]', ['`EUR` stands here twice']],
    ['a currency twice to review', 'permitUpTo: 250 EUR, reviewUpTo: [2000 EUR, 300 EUR]', ['`EUR` stands here twice']],
    ['below zero', 'permitUpTo: -1 EUR', ['a limit below zero lets nothing through']],
    [
      'permitted and not reviewed',
      'permitUpTo: [250 EUR, 275 USD], reviewUpTo: 2000 EUR',
      ['`permitUpTo` has USD, and `reviewUpTo` has not'],
    ],
  ])('%s', (_name, limit, expected) => {
    const issues = issuesOf(compileWorkspace(changed('release.policy.yaml', LIMIT, limit)))
    expect(issues.map(({ code, message }) => (code === 'wrong-limit' ? message : code))).toEqual(expected)
  })

  test.each([
    ['two currencies', '[5000 EUR, 5500 USD]', []],
    ['below zero', '-5000 EUR', ['wrong-limit 61:88']],
    ['a currency twice', '[5000 EUR, 1 EUR]', ['wrong-limit 61:88']],
  ])('a budget: %s', (_name, upTo, expected) => {
    const issues = issuesOf(compileWorkspace(changed('release.policy.yaml', 'upTo: 5000 EUR', `upTo: ${upTo}`)))
    expect(issues.map(({ code, at }) => `${code} ${at.line}:${at.column}`)).toEqual(expected)
  })
})

test('no option can be called as what an agent writes itself', () => {
  const issues = issuesOf(compileWorkspace(changed('release.policy.yaml', '  from-near:\n', '  proposed:\n')))
  expect(issues.map(({ code, at }) => `${code} ${at.line}`)).toContain('reserved-id 35')
})
