import type { Issue } from '@countersign/core'
import { expect, test } from 'vitest'
import { applyFixes } from './apply-fixes.ts'

function issue(line: number, column: number, endColumn: number, fix: string | undefined, endLine = line): Issue {
  const at = { file: 'a.policy.yaml', line, column, endLine, endColumn }
  return { code: 'x', severity: 'error', message: 'x', at, ...(fix === undefined ? {} : { fix }) }
}

test.each([
  { name: 'nothing to fix', given: [issue(1, 1, 2, undefined)], expect: 'ab: cd\nef: gh\n', applied: 0 },
  { name: 'one word', given: [issue(1, 5, 7, '"cd"')], expect: 'ab: "cd"\nef: gh\n', applied: 1 },
  { name: 'several in one line, in any order', given: [issue(1, 1, 3, 'x'), issue(1, 5, 7, 'y')], expect: 'x: y\nef: gh\n', applied: 2 },
  { name: 'the last line without a break', given: [issue(2, 5, 7, 'z')], expect: 'ab: cd\nef: z\n', applied: 1 },
  { name: 'over a line break', given: [issue(1, 5, 3, '-', 2)], expect: 'ab: -: gh\n', applied: 1 },
  { name: 'an insertion', given: [issue(2, 1, 1, '# ')], expect: 'ab: cd\n# ef: gh\n', applied: 1 },
  { name: 'overlapping: the later one', given: [issue(1, 1, 5, 'x'), issue(1, 4, 6, 'y')], expect: 'ab:yd\nef: gh\n', applied: 1 },
  { name: 'the same place twice', given: [issue(1, 1, 3, 'x'), issue(1, 1, 3, 'x')], expect: 'x: cd\nef: gh\n', applied: 1 },
  { name: 'outside the text', given: [issue(9, 1, 2, 'x'), issue(1, 90, 91, 'x')], expect: 'ab: cd\nef: gh\n', applied: 0 },
  { name: 'an end before the start', given: [issue(1, 5, 2, 'x')], expect: 'ab: cd\nef: gh\n', applied: 0 },
])('$name', ({ given, expect: text, applied }) => {
  expect(applyFixes('ab: cd\nef: gh\n', given)).toEqual({ text, applied })
})
