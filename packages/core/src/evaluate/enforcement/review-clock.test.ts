import { expect, test } from 'vitest'
import type { Span } from '../../policy/model.ts'
import { decide } from '../decide.ts'
import type { SiteCalendar, SiteDay } from '../decision-input.ts'
import { answered, inputOf, ORDER } from '../generated/decision-input.fixture.ts'
import { POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { policySetOf } from '../policy-set.ts'

const day = (date: number, ...open: [string, string][]): SiteDay => ({
  day: `2026-03-${date}`,
  starts: `2026-03-${date}T00:00:00Z`,
  ends: `2026-03-${date + 1}T00:00:00Z`,
  open: open.map(([from, until]) => [`2026-03-${date}T${from}:00Z`, `2026-03-${date}T${until}:00Z`]),
  cutoffs: {},
})
/** Friday, half a Saturday, a closed Sunday, a Monday with a break. */
const CALENDAR: SiteCalendar = {
  days: [day(20, ['06:00', '22:00']), day(21, ['08:00', '14:00']), day(22), day(23, ['06:00', '12:00'], ['13:00', '22:00'])],
}

function expires(span: Span, now: string, by?: string): string | undefined {
  const review = {
    queue: 'q',
    expires: span,
    approvals: 1,
    editable: [],
    ...(by === undefined ? {} : { by: POLICY.review?.by ?? { text: '', expression: { op: 'now', type: { kind: 'instant' } } } }),
  } as const
  const input = inputOf(
    { now, calendars: { 'DC-EAST': CALENDAR }, scoring: { '': answered({ 'release-all': '0.7' }) }, facts: {} },
    by === undefined ? ORDER : { ...ORDER, cutoff: by },
  )
  const decision = decide(policySetOf(workspaceOf([{ ...POLICY, review }])), input)
  return decision.kind === 'single' ? decision.card?.expires : undefined
}

const hours = (amount: number): Span => ({ kind: 'working-hours', amount })
const days = (amount: number): Span => ({ kind: 'working-days', amount })

test.each<[string, Span, string, string]>([
  ['elapsed', { kind: 'elapsed', ms: 90_000 }, '2026-03-21T12:00:00Z', '2026-03-21T12:01:30.000Z'],
  ['within the day', hours(2), '2026-03-21T12:00:00Z', '2026-03-21T14:00:00.000Z'],
  ['over the weekend', hours(4), '2026-03-21T12:00:00Z', '2026-03-23T08:00:00.000Z'],
  ['over a break', hours(10), '2026-03-21T12:00:00Z', '2026-03-23T15:00:00.000Z'],
  ['from before it opens', hours(1), '2026-03-21T05:00:00Z', '2026-03-21T09:00:00.000Z'],
  ['from after it closed', hours(1), '2026-03-21T20:00:00Z', '2026-03-23T07:00:00.000Z'],
  ['beyond the calendar: elapsed, which is earlier', hours(40), '2026-03-21T12:00:00Z', '2026-03-23T04:00:00.000Z'],
  ['before the calendar: elapsed', hours(4), '2026-03-19T12:00:00Z', '2026-03-19T16:00:00.000Z'],
  ['the next working day', days(1), '2026-03-20T12:00:00Z', '2026-03-21T12:00:00.000Z'],
  ['two of them, Sunday is none', days(2), '2026-03-20T12:00:00Z', '2026-03-23T12:00:00.000Z'],
  ['more than the calendar knows: elapsed', days(3), '2026-03-20T12:00:00Z', '2026-03-23T12:00:00.000Z'],
])('%s', (_name, span, now, expected) => {
  expect(expires(span, now)).toBe(expected)
})

test.each([
  ['the earlier of the two: `by`', '2026-03-21T13:00:00Z', '2026-03-21T13:00:00.000Z'],
  ['the earlier of the two: `expires`', '2026-03-21T15:00:00Z', '2026-03-21T14:00:00.000Z'],
  ['one that has passed is due now', '2026-03-21T11:00:00Z', '2026-03-21T12:00:00.000Z'],
  ['one that is no instant is not there', 'soon', '2026-03-21T14:00:00.000Z'],
])('%s', (_name, by, expected) => {
  expect(expires(hours(2), '2026-03-21T12:00:00Z', by)).toBe(expected)
})
