import { expect, test } from 'vitest'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { MASKED } from '../../evaluate/program/probe.ts'
import type { Json } from '../../values/json.ts'
import { describeDecision } from './describe-decision.ts'
import { pastDecision } from './past-decision.fixture.ts'

const { input } = pastDecision()

const PERSON = 'Karl Heinrich'
const plan = (option: string): Json => ({ plan: { option, steps: [{ params: { note: PERSON } }] } })
const reason = (code: string, more: Record<string, Json> = {}): Record<string, Json> => ({ code, kind: 'guard', vote: 'review', ...more })
const saw = (...pairs: readonly (readonly [string, Json])[]): Record<string, Json> => ({ saw: pairs.map(pair => [...pair]) })

const linesOf = (decision: Record<string, Json>, of: DecisionInput = input): readonly string[] => describeDecision(of, decision).split('\n')

test.each<{ name: string; decision: Record<string, Json>; expect: string }>([
  {
    name: 'an instance that was chosen, by its family',
    decision: { chosen: { ...Object(plan(`book[${PERSON}]`)), by: { kind: 'rank' } } },
    expect: 'Chosen: book, by rank.',
  },
  {
    name: 'a key with brackets of its own',
    decision: { chosen: { ...Object(plan(`book[] x [${PERSON}]]`)), by: { kind: 'rank' } } },
    expect: 'Chosen: book, by rank.',
  },
  {
    name: 'a rule',
    decision: { chosen: { ...Object(plan('hold')), by: { kind: 'rule', rule: 'late' }, confidence: '0.9' } },
    expect: 'Chosen: hold, by rule late, confidence 0.9.',
  },
  {
    name: 'a person who chose, without a name',
    decision: { chosen: { ...Object(plan('hold')), by: { kind: 'person', person: PERSON } } },
    expect: 'Chosen: hold, by person.',
  },
  {
    name: 'an agent that chose, without a name',
    decision: { chosen: { ...Object(plan('hold')), by: { kind: 'agent', agent: PERSON } } },
    expect: 'Chosen: hold, by agent.',
  },
  { name: 'nothing chosen', decision: {}, expect: 'Chosen: nothing; a person chooses.' },
  {
    name: 'instances that were possible, by their number',
    decision: { eligible: [plan(`book[${PERSON}]`), plan('hold'), plan('book[Ann Low]')] },
    expect: 'Possible: book (2), hold.',
  },
  {
    name: 'instances that were ruled out for the same reasons',
    decision: {
      struck: [`book[${PERSON}]`, 'book[Ann Low]', 'ship'].map(option => ({
        option,
        reasons: [reason('full'), reason('late'), reason('full')],
      })),
    },
    expect: 'Ruled out book (2), ship: full, late.',
  },
  {
    name: 'an instance that was ruled out for another',
    decision: {
      struck: [
        { option: 'book[Ann Low]', reasons: [reason('full')] },
        { option: `book[${PERSON}]`, reasons: [reason('late')] },
      ],
    },
    expect: 'Ruled out book (1): late.',
  },
  {
    name: 'what runs instead',
    decision: { fallback: { ...Object(plan(`book[${PERSON}]`)), enforcement: 'execute' } },
    expect: 'Instead: book (execute).',
  },
  {
    name: 'a text that a guard saw',
    decision: { reasons: [reason('banned', saw(['visit.customer', PERSON]))] },
    expect: 'review: banned (visit.customer).',
  },
  {
    name: 'what was masked already',
    decision: { reasons: [reason('banned', saw(['visit.customer', MASKED]))] },
    expect: 'review: banned (visit.customer).',
  },
  {
    name: 'numbers, days, ids, lists and objects that a guard saw',
    decision: {
      reasons: [
        reason('g', saw(['a.born', '1961-03-04'], ['a.card', 4111], ['a.of', [PERSON]], ['a.by', { name: PERSON }], ['a.sick', true])),
      ],
    },
    expect: 'review: g (a.born; a.card; a.of; a.by; a.sick).',
  },
  {
    name: 'what was not known',
    decision: {
      reasons: [
        reason('g', {
          ...saw(['a.b', PERSON]),
          missing: [
            ['a.c', 'timeout'],
            ['a.b', 'late'],
          ],
        }),
      ],
    },
    expect: 'review: g (a.b unknown (late); a.c unknown (timeout)).',
  },
  {
    name: 'a budget, without whose it is',
    decision: {
      reasons: [
        reason('daily', { ...saw([`ledger p/daily[${PERSON}]`, '9 EUR']), missing: [[`ledger p/weekly[${PERSON}]`, 'not-asked']] }),
      ],
    },
    expect: 'review: daily (ledger p/daily; ledger p/weekly unknown (not-asked)).',
  },
  {
    name: 'a built-in check, without what somebody asked for',
    decision: { reasons: [reason('action-unknown', { kind: 'built-in', ...saw(['action', PERSON]) })] },
    expect: 'review: action-unknown.',
  },
  {
    name: 'an action that has no undo, without the name that an agent gave it',
    decision: { reasons: [reason('undoable', { kind: 'gate', ...saw([`undo of ${PERSON}`, 'none']) })] },
    expect: 'review: undoable.',
  },
])('$name', ({ decision, expect: line }) => {
  const lines = linesOf(decision)
  expect(lines).toContain(line)
  expect(lines.join('\n')).not.toMatch(/Karl|Heinrich|Ann Low|\*\*\*/)
})

test('what an earlier scorer wrote stays out, with the pseudonyms of its own question', () => {
  const scoring = { '': { status: 'answered', scorer: 's', confidence: {}, rationale: `[name-1] is ${PERSON}` } } as const
  expect(linesOf({}, { ...input, scoring })).toEqual(linesOf({}, { ...input, scoring: {} }))
})

test('the same case of somebody else, at another time, under another key, gives the same text', () => {
  const { trigger } = input
  const event = trigger.kind === 'event' ? { ...trigger, event: { ...trigger.event, subject: PERSON, data: { name: PERSON } } } : trigger
  const other = {
    ...input,
    tenant: PERSON,
    now: '2027-01-01T00:00:00.000Z',
    trigger: event,
    facts: {},
    subject: { ...input.subject, key: PERSON, data: { name: PERSON } },
  }
  const decision = { chosen: plan('hold'), eligible: [plan('hold')] }
  expect(linesOf(decision, other)).toEqual(linesOf(decision))
})

test('a file with very many options costs no more than their number', () => {
  const struck = Array.from({ length: 100_000 }, (_, index) => ({ option: `book[${index}]`, reasons: [reason('full')] }))
  expect(linesOf({ struck, eligible: struck.map(({ option }) => plan(option)) })).toContain('Ruled out book (100000): full.')
})
