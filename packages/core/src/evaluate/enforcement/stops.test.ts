import { expect, test } from 'vitest'
import { inputOf } from '../generated/decision-input.fixture.ts'
import { outcomeOf } from '../generated/outcome.fixture.ts'

const isHeld = (stop: string): boolean =>
  outcomeOf(inputOf({ standing: { certificates: {}, stops: [stop] } })).enforcement === 'await-approval'

test('a plan of ours runs while nothing is stopped', () => {
  expect(outcomeOf(inputOf()).enforcement).toBe('execute')
})

// `release-all` of `order-release` at DC-EAST: `order.release` in the OMS, `journal.post` in the ERP.
test.each([
  'all',
  'policy:order-release',
  'policy:order-release/option:release-all',
  'action:*',
  'action:order.*',
  'action:journal.post',
  'system:oms',
  'system:erp',
  'site:DC-EAST',
])('stopped by %s', stop => {
  expect(isHeld(stop)).toBe(true)
})

test.each([
  'policy:other',
  'policy:other/option:release-all',
  'policy:order-release/option:hold',
  'policy:order-release/option:release-all[DC-WEST]',
  'action:line.*',
  'action:order.hold',
  'system:wms',
  'site:DC-WEST',
])('not stopped by %s', stop => {
  expect(isHeld(stop)).toBe(false)
})

test.each([
  '',
  ':',
  'everything',
  'ALL',
  'all ',
  'policy:',
  'policy: other',
  'policy:other ',
  'policy:Other',
  'policy:other/',
  'policy:other/option:',
  'policy:other/opt:ship',
  'policy:other/option:ship/option:hold',
  'policy:other/option:ship[]',
  'policy:a|b',
  'action:',
  'action: line.cancel',
  'action:line',
  'action:line.',
  'action:LINE.cancel',
  'action:*.cancel',
  'system:',
  'system:OMS',
  'system:sap',
  'system:__proto__',
  'site:',
  'site: DC-WEST',
  'tenant:t',
])('a stop that nobody can read stops everything: `%s`', stop => {
  expect(isHeld(stop)).toBe(true)
})
