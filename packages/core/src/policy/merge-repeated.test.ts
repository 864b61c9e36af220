import { expect, test } from 'vitest'
import type { Issue } from './issue.ts'
import { mergeRepeated } from './merge-repeated.ts'

function issue(line: number, message: string, more: Partial<Issue> = {}): Issue {
  const at = { file: 'a.policy.yaml', line, column: 1, endLine: line, endColumn: 2 }
  return { code: 'unknown-option', severity: 'error', message, at, ...more }
}

const elsewhere = (line: number): Issue => {
  const one = issue(line, 'no x')
  return { ...one, at: { ...one.at, file: 'b.policy.yaml' } }
}

test.each([
  { name: 'once', given: [issue(1, 'no x')], says: ['1 no x'] },
  { name: 'twice: two slips', given: [issue(1, 'no x'), issue(4, 'no x')], says: ['1 no x', '4 no x'] },
  { name: 'three times', given: [issue(1, 'no x'), issue(4, 'no x'), issue(9, 'no x')], says: ['1 no x; the same in lines 4 and 9'] },
  {
    name: 'very often',
    given: Array.from({ length: 11 }, (_, line) => issue(line, 'no x')),
    says: ['0 no x; the same in lines 1, 2, 3, 4, 5, 6, 7, 8 and 2 more'],
  },
  { name: 'on one line', given: [issue(1, 'no x'), issue(1, 'no x'), issue(1, 'no x')], says: ['1 no x'] },
  { name: 'other names', given: [issue(1, 'no x'), issue(2, 'no y'), issue(3, 'no x')], says: ['1 no x', '2 no y', '3 no x'] },
  { name: 'other files', given: [issue(1, 'no x'), issue(2, 'no x'), elsewhere(3)], says: ['1 no x', '2 no x', '3 no x'] },
  { name: 'with a fix each', given: [1, 2, 3].map(line => issue(line, 'no x', { fix: 'y' })), says: ['1 no x', '2 no x', '3 no x'] },
  { name: 'warnings', given: [1, 2, 3].map(line => issue(line, 'no x', { severity: 'warning' })), says: ['1 no x', '2 no x', '3 no x'] },
  {
    name: 'no site, in other words',
    given: [issue(1, 'a', { code: 'missing-site' }), issue(2, 'b', { code: 'missing-site' })],
    says: ['1 a; the same in line 2'],
  },
])('$name', ({ given, says }) => {
  expect(mergeRepeated(given).map(({ at, message }) => `${at.line} ${message}`)).toEqual(says)
})
