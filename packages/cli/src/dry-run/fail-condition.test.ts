import { expect, test } from 'vitest'
import { parseFailConditions } from './fail-condition.ts'
import { judgeConditions } from './judge-conditions.ts'
import type { DryRunResult } from './run-dry-run.ts'

const result: DryRunResult = {
  summary: {
    records: 240,
    decisions: 200,
    duplicates: 12,
    broken: 3,
    undecided: { 'dock.opened': 20, 'dock.closed': 5 },
    verdicts: { permit: 180, review: 10, deny: 10, 'not-applicable': 0 },
    enforcement: { execute: 120, 'execute-then-await': 0, 'await-approval': 70, block: 10, observe: 0, none: 0 },
    options: { release: 150, 'one-node[DC-EAST]': 20, 'one-node[DC-WEST]': 10, '(other)': 20 },
    fallbacks: {},
    reasons: { spend: 5, daily: 9 },
    observed: {},
    struck: { 'some-short': 40, '(other)': 2 },
    missing: {},
    byPolicy: {},
    bySite: {},
    crossTable: [],
    crossTableRest: { rows: 0, decisions: 0 },
    issues: [],
    issueCount: 10,
  },
  report: undefined,
  warnings: 7,
  reached: undefined,
}

test.each([
  { name: 'a number at its limit', given: 'deny>10', met: false },
  { name: 'a number above its limit', given: 'deny>9', met: true },
  { name: 'at least', given: 'deny>=10', met: true },
  { name: 'below', given: 'deny<10', met: false },
  { name: 'at most', given: 'deny<=10', met: true },
  { name: 'a share at its limit', given: 'review>5%', met: false },
  { name: 'a share of records', given: 'duplicates>=5%', met: true },
  { name: 'a share just below', given: 'review<5.000001%', met: true },
  { name: 'a share of half a percent', given: 'broken>1.25%', met: false },
  { name: 'the same, at least', given: 'broken>=1.25%', met: true },
  { name: 'who runs unattended', given: 'unattended<60%', met: false },
  { name: 'the same, at most', given: 'unattended<=60%', met: true },
  { name: 'an enforcement', given: 'await-approval>69', met: true },
  { name: 'warnings', given: 'warnings>6', met: true },
  { name: 'decisions', given: 'decisions<1', met: false },
  { name: 'undecided events', given: 'undecided>24', met: true },
  { name: 'one type of them', given: 'undecided:dock.opened>20', met: false },
  { name: 'a reason', given: 'reason:spend>4', met: true },
  { name: 'a reason that nobody gave', given: 'reason:floor>0', met: false },
  { name: 'an option', given: 'option:release>150', met: true },
  { name: 'an option, which others may hide: at most', given: 'option:release>170', met: false },
  { name: 'an option, which others may hide: at least', given: 'option:release<150', met: false },
  { name: 'all instances of an option', given: 'option:one-node>=30', met: true },
  { name: 'one instance', given: 'option:one-node[DC-EAST]>40', met: false },
  { name: 'a name that may be among the others', given: 'struck:none-free>1', met: true },
  { name: 'a name that is not', given: 'struck:some-short>40', met: false },
  { name: 'spaces', given: ' deny > 9 ', met: true },
])('$name: $given', ({ given, met }) => {
  expect(judgeConditions(parseFailConditions(given), result).map(({ condition }) => condition)).toEqual(met ? [given.trim()] : [])
})

test('a list is several conditions, and each that is met is told with what was measured', () => {
  expect(judgeConditions(parseFailConditions('review>4.9%,deny>10,warnings>0'), result)).toEqual([
    { condition: 'review>4.9%', count: 10, of: { what: 'decisions', number: 200 } },
    { condition: 'warnings>0', count: 7 },
  ])
})

test('of nothing, a share is none', () => {
  const nothing: DryRunResult = {
    ...result,
    summary: { ...result.summary, decisions: 0, verdicts: { ...result.summary.verdicts, deny: 0 } },
  }
  expect(judgeConditions(parseFailConditions('deny>0%'), nothing)).toEqual([])
  expect(judgeConditions(parseFailConditions('deny<10%'), nothing)).toHaveLength(1)
})

test.each([
  ['', 'takes `<what><relation><limit>`'],
  ['deny', 'takes `<what><relation><limit>`'],
  ['>0', 'takes `<what><relation><limit>`'],
  ['deny=0', 'takes `<what><relation><limit>`'],
  ['deny>0,', 'takes `<what><relation><limit>`'],
  ['dny>0', 'there is no measure `dny`; did you mean `deny`?'],
  ['reasn:spend>0', 'there is no measure `reasn:`; did you mean `reason`?'],
  ['reason>0', 'which reason? `reason:<name>`'],
  ['reason:>0', 'which reason? `reason:<name>`'],
  ['deny:x>0', 'there is no measure `deny:`'],
  ['toString>0', 'there is no measure `toString`'],
  ['deny>', 'the limit is a number like 10, or a share like 2.5%; got ``'],
  ['deny>many', 'the limit is a number like 10'],
  ['deny>-1', 'the limit is a number like 10'],
  ['deny>>1', 'the limit is a number like 10'],
  ['deny>1e3', 'the limit is a number like 10'],
  ['deny>1.5', 'a number of records is whole'],
  ['warnings>1%', '`warnings` is a number, not a share'],
  ['records>1%', '`records` is a number, not a share'],
])('`%s` is refused: %s', (given, says) => {
  expect(() => parseFailConditions(given)).toThrow(says)
})
