import { describe, expect, test } from 'vitest'
import { answered, inputOf } from '../generated/decision-input.fixture.ts'
import { isDecisionInput } from './well-formed-input.ts'

const INPUT = inputOf({ scoring: { '': answered({ 'release-all': '0.7' }) } })

type Members = Readonly<Record<string, unknown>>

/** The input as another kind of object would hold it, in every object that the walk reads. */
function remade(value: unknown, make: (members: Members) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return make(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, remade(member, make)])))
}

describe('the form of a decision input', () => {
  test.each([
    { name: 'as JSON.parse makes it', make: (members: Members) => members, is: true },
    { name: 'without ancestors', make: (members: Members) => Object.assign(Object.create(null), members), is: true },
    { name: 'members that are inherited', make: (members: Members) => Object.create(members), is: false },
    {
      name: 'members that are inherited from what has no ancestors',
      make: (members: Members) => Object.create(Object.assign(Object.create(null), members)),
      is: false,
    },
    {
      name: 'members that throw',
      make: (members: Members) =>
        Object.defineProperties(
          {},
          Object.fromEntries(
            Object.keys(members).map(key => [
              key,
              {
                enumerable: true,
                get() {
                  throw new Error(key)
                },
              },
            ]),
          ),
        ),
      is: false,
    },
  ])('$name: $is', ({ make, is }) => {
    expect(isDecisionInput(remade(INPUT, make))).toBe(is)
  })

  test.each(
    [
      'schema',
      'tenant',
      'policy',
      'now',
      'arrival',
      'actor',
      'subject',
      'trigger',
      'facts',
      'scoring',
      'calendars',
      'ledger',
      'standing',
    ].flatMap(name => [undefined, JSON.parse('null'), 5, [], 'x'].map(wrong => ({ name, wrong }))),
  )('without a right $name: $wrong', ({ name, wrong }) => {
    expect(isDecisionInput({ ...INPUT, [name]: wrong })).toBe((name === 'tenant' || name === 'policy') && wrong === 'x')
  })

  const ASKED = {
    ...INPUT,
    trigger: {
      kind: 'proposal',
      proposal: { policy: 'order-release', ask: { kind: 'actions', actions: [{ action: 'order.hold', params: {} }] }, runs: 'us' },
    },
  }
  const scoring = INPUT.scoring['']
  const withScoring = (more: Members) => ({ ...INPUT, scoring: { '': { ...scoring, ...more } } })
  const withProposal = (more: Members) => ({ ...ASKED, trigger: { ...ASKED.trigger, proposal: { ...ASKED.trigger.proposal, ...more } } })

  test.each<[string, (more: Members) => unknown, unknown, boolean]>([
    ['asked', withScoring, ['hold'], true],
    ['asked', withScoring, undefined, true],
    ['asked', withScoring, JSON.parse('null'), false],
    ['ungrounded', withScoring, JSON.parse('null'), false],
    ['cost', withScoring, JSON.parse('null'), false],
    ['confidence', withProposal, '0.9', true],
    ['confidence', withProposal, undefined, true],
    ['confidence', withProposal, JSON.parse('null'), false],
    ['cost', withProposal, JSON.parse('null'), false],
    ['exposure', withProposal, JSON.parse('null'), false],
    ['ask', withProposal, { kind: 'actions', actions: [] }, false],
    ['ask', withProposal, { kind: 'actions', actions: Object.assign([], { 1: { action: 'order.hold', params: {} } }) }, false],
  ])('an optional `%s` is absent or right (%#)', (name, make, given, is) => {
    expect(isDecisionInput(make({ [name]: given }))).toBe(is)
  })
})
