import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DecisionRecord } from '../../audit/record.ts'
import { CREDIT_BLOCKED, pastDecision, SECRET } from './past-decision.fixture.ts'
import { LONGEST_PRECEDENT } from './precedent-section.ts'
import { sectionOfRecord } from './section-of-record.ts'

const textOf = (record: DecisionRecord): string => sectionOfRecord(record)?.text ?? 'none'

test('a past decision is told in words of the policy', () => {
  expect(sectionOfRecord(pastDecision('e1', {}, '2000 EUR'))).toEqual({
    source: pastDecision('e1').id,
    title: 'release: from-near',
    text: `Asked: event order.created. Decided: await-approval (review, phase approval).
Chosen: from-near, by rule nearest.
Possible: all, from-near (1), hold.
review: noted (order.notes).
review: daily (ledger release/daily unknown (not-asked)).`,
    scopes: [
      { policy: 'release', option: 'from-near' },
      { policy: 'release', option: 'from-near', reason: 'daily' },
      { policy: 'release', option: 'from-near', reason: 'noted' },
    ],
  })
})

test('what was struck is a reason too', () => {
  const record = pastDecision('e1', { facts: CREDIT_BLOCKED })
  expect(textOf(record)).toContain('Ruled out all: credit-clear.')
  expect(sectionOfRecord(record)?.scopes.some(({ reason }) => reason === 'credit-clear')).toBe(true)
})

test('personal data stays out', () => {
  const record = pastDecision()
  expect(JSON.stringify(record.input)).toContain(SECRET)
  expect(textOf(record)).toContain('noted')
  expect(JSON.stringify(sectionOfRecord(record))).not.toContain(SECRET)
  expect(JSON.stringify(sectionOfRecord(record))).not.toContain('***')
})

test('the time and the subject make no difference to the text', () => {
  const later = pastDecision('e2', { now: '2026-06-01T12:00:00.000Z' })
  expect(textOf({ ...later, input: { ...later.input, subject: { ...later.input.subject, key: 'SO-2' } } })).toBe(
    textOf({ ...later, input: pastDecision('e1').input }),
  )
})

test('a decision on which nothing was asked is no precedent', () => {
  const stale = pastDecision('e1', { arrival: 'stale' })
  expect(stale.decision.kind).toBe('not-applicable')
  expect(sectionOfRecord(stale)).toBeUndefined()
})

test('whatever a file says a decision is, the text is short and in one form', () => {
  const part = fc.oneof(
    fc.jsonValue(),
    fc.record({ reasons: fc.jsonValue(), plan: fc.record({ option: fc.jsonValue() }), code: fc.jsonValue(), saw: fc.jsonValue() }),
  )
  const shape = fc.record({
    chosen: part,
    reasons: fc.array(part),
    struck: fc.array(part),
    eligible: fc.array(part),
    fallback: part,
    verdict: part,
  })
  const { input, ...rest } = pastDecision()
  fc.assert(
    fc.property(shape, decision => {
      // As the reader of records hands it over: an object, of which nothing else is known.
      const record = { ...rest, input, decision: { ...decision, kind: 'single' } } as unknown as DecisionRecord
      const section = sectionOfRecord(record)
      expect(section?.text.length).toBeLessThanOrEqual(LONGEST_PRECEDENT)
      expect(section?.text.isWellFormed()).toBe(true)
    }),
    { numRuns: 200 },
  )
})
