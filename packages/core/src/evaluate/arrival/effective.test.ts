import { expect, test } from 'vitest'
import { decide } from '../decide.ts'
import type { SiteCalendar } from '../decision-input.ts'
import { inputOf } from '../generated/decision-input.fixture.ts'
import { POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { policySetOf } from '../policy-set.ts'

/** Chicago: the day of 21 March starts five hours after UTC. */
const CHICAGO: SiteCalendar = {
  days: ['2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'].map((day, index) => ({
    day,
    starts: `2026-03-${20 + index}T05:00:00Z`,
    ends: `2026-03-${21 + index}T05:00:00Z`,
    open: [],
    cutoffs: {},
  })),
}

const policies = policySetOf(workspaceOf([{ ...POLICY, effective: { from: '2026-03-21', to: '2026-03-23' } }]))

test.each<[string, Record<string, SiteCalendar>, string]>([
  ['2026-03-21T04:59:59.999Z', { 'DC-EAST': CHICAGO }, 'not-effective'],
  ['2026-03-21T05:00:00.000Z', { 'DC-EAST': CHICAGO }, 'in force'],
  ['2026-03-23T04:59:59.999Z', { 'DC-EAST': CHICAGO }, 'in force'],
  ['2026-03-23T05:00:00.000Z', { 'DC-EAST': CHICAGO }, 'not-effective'],
  ['2026-03-20T09:59:59.999Z', {}, 'not-effective'],
  ['2026-03-20T10:00:00.000Z', {}, 'unknown'],
  ['2026-03-21T13:59:59.999Z', {}, 'unknown'],
  ['2026-03-21T14:00:00.000Z', {}, 'in force'],
  ['2026-03-22T09:59:59.999Z', {}, 'in force'],
  ['2026-03-22T10:00:00.000Z', {}, 'unknown'],
  ['2026-03-23T14:00:00.000Z', {}, 'not-effective'],
])('at %s with %o the policy is %s', (now, calendars, expected) => {
  const decision = decide(policies, inputOf({ now, calendars }))
  const codes = decision.kind === 'single' ? decision.reasons.map(({ code }) => code) : []
  const found = decision.kind === 'not-applicable' ? decision.reason.code : codes.includes('not-effective') ? 'unknown' : 'in force'
  expect(found).toBe(expected)
})
