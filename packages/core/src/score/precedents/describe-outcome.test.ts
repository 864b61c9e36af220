import { expect, test } from 'vitest'
import type { Trigger } from '../../evaluate/decision-input.ts'
import { decisionId } from '../../values/ids.ts'
import { describeOutcome } from './describe-outcome.ts'
import { pastDecision, SECRET } from './past-decision.fixture.ts'

const { input } = pastDecision()
const REQUESTER = { id: 'bot', kind: 'service', roles: [] } as const
const CARD = { queues: [{ queue: 'planners', approvals: 1 }], choices: ['hold', `book[${SECRET}]`], editable: ['note', 'stock.move.count'] }

/** Of a release only the card and the votes are read. */
function outcomeOf(votes: readonly object[]): readonly string[] {
  const trigger = { kind: 'release', of: decisionId('d'), shown: { card: CARD }, requester: REQUESTER, votes } as unknown as Trigger
  return describeOutcome({ ...input, trigger })
}

const edits = (...params: readonly string[]): readonly object[] => params.map(param => ({ step: '1', param, value: SECRET }))

test.each([
  { choice: { kind: 'approve' }, queue: 'planners', expect: 'A person of planners approved.' },
  { choice: { kind: 'reject' }, queue: 'planners', expect: 'A person of planners rejected.' },
  { choice: { kind: 'choose', option: 'hold' }, queue: 'planners', expect: 'A person of planners chose hold.' },
  { choice: { kind: 'choose', option: `book[${SECRET}]` }, queue: 'planners', expect: 'A person of planners chose book.' },
  { choice: { kind: 'choose', option: SECRET }, queue: 'planners', expect: 'A person of planners chose what was no choice.' },
  {
    choice: { kind: 'edit', edits: edits('note', 'count', 'note') },
    queue: 'planners',
    expect: 'A person of planners changed note, count.',
  },
  { choice: { kind: 'edit', edits: edits(SECRET) }, queue: 'planners', expect: 'A person of planners changed the plan.' },
  { choice: { kind: 'approve' }, queue: SECRET, expect: 'A person approved.' },
])('of a vote: $expect', ({ choice, queue, expect: outcome }) => {
  expect(outcomeOf([{ by: 'anna', queue, choice, reason: SECRET, at: '2026-03-21T12:00:00Z' }])).toEqual([outcome])
})

test('many who say the same say it once', () => {
  const vote = { by: 'anna', queue: 'planners', choice: { kind: 'approve' }, at: '2026-03-21T12:00:00Z' }
  expect(outcomeOf([vote, { ...vote, by: 'bert' }])).toEqual(['A person of planners approved.'])
})

test('a card that expired says so, and an event has no outcome yet', () => {
  expect(describeOutcome({ ...input, trigger: { kind: 'expiry', of: decisionId('d'), requester: REQUESTER } })).toEqual([
    'Nobody answered the card in time.',
  ])
  expect(describeOutcome(input)).toEqual([])
})
