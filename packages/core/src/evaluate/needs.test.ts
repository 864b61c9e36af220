import { describe, expect, test } from 'vitest'
import type { Expression } from '../policy/expression.ts'
import type { PolicyModel } from '../policy/model.ts'
import { optionId } from '../values/ids.ts'
import type { DecisionInput } from './decision-input.ts'
import { answered, eventTrigger, inputOf, known, ORDER, unknown } from './generated/decision-input.fixture.ts'
import { equal, fact, field, idOf, listOf, literal, objectOf, order, TEXT, variable, when } from './generated/expression.fixture.ts'
import { GUARD_POLICY, POLICY, WORKSPACE, workspaceOf } from './generated/release.fixture.ts'
import { AGENT } from './generated/release-world.fixture.ts'
import { needs } from './needs.ts'
import { policySetOf } from './policy-set.ts'

const policies = policySetOf(WORKSPACE)
const bare = (more: Partial<DecisionInput> = {}) => inputOf({ facts: {}, ledger: {}, scoring: {}, ...more })
const calendars = { 'DC-EAST': { days: [] } }
const facts = { credit: known({ status: 'ok' }), freight: known({ amount: '18 EUR' }) }

describe('needs', () => {
  test('first every fact whose arguments are known, and the calendar of the site', () => {
    expect(needs(policies, bare())).toEqual({
      kind: 'gather',
      what: {
        facts: [
          { fact: 'credit', query: 'credit.read', system: 'erp', with: { order: 'SO-1' }, maxAgeMs: 300_000 },
          { fact: 'freight', query: 'freight.read', system: 'erp', with: { order: 'SO-1' }, maxAgeMs: 300_000 },
        ],
        calendars: [{ site: 'DC-EAST', from: '2026-03-20', until: '2026-04-07' }],
        ledger: [],
        certificates: [],
      },
    })
  })

  test('then the ledger, in the window of now', () => {
    expect(needs(policies, bare({ facts, calendars }))).toEqual({
      kind: 'gather',
      what: {
        facts: [],
        calendars: [],
        ledger: [{ key: 'order-release/daily[DC-EAST]', window: { kind: 'day', site: 'DC-EAST' } }],
        certificates: [],
      },
    })
  })

  test('then the question to the scorer, with what it may see', () => {
    expect(needs(policies, inputOf({ calendars, scoring: {} }))).toEqual({
      kind: 'score',
      questions: [
        {
          element: '',
          scorer: 'release',
          choices: [
            { option: 'release-all', says: 'release-all' },
            { option: 'hold', says: 'hold' },
          ],
          shown: {
            'order.total': { amount: '900', currency: 'EUR' },
            options: [
              {
                option: 'release-all',
                says: 'release-all',
                cost: { amount: '18', currency: 'EUR' },
                exposure: { amount: '900', currency: 'EUR' },
              },
              { option: 'hold', says: 'hold', cost: '0', exposure: '0' },
            ],
          },
          instructions: '',
        },
      ],
    })
  })

  test.each<[string, DecisionInput]>([
    ['it has answered', inputOf({ calendars })],
    ['it has failed', inputOf({ calendars, scoring: { '': { status: 'failed', scorer: 'release', why: 'timeout' } } })],
    ['a rule chose', inputOf({ calendars, scoring: {}, facts: { ...facts, credit: known({ status: 'blocked' }) } })],
    ['the event is stale', bare({ arrival: 'stale' })],
    ['the event is not decided here', bare({ trigger: eventTrigger('pick.started') })],
    [
      'an expired card asks no scorer',
      inputOf({
        calendars,
        scoring: {},
        trigger: { kind: 'expiry', of: '' as never, requester: { id: 'consumer', kind: 'service', roles: [] } },
      }),
    ],
  ])('nothing where %s', (_name, input) => {
    expect(needs(policies, input)).toEqual({ kind: 'nothing' })
  })

  test('a fact that reads another waits for it, and is not asked where that one is unknown', () => {
    const staged: PolicyModel = {
      ...POLICY,
      facts: POLICY.facts.map(one =>
        one.name === 'freight' ? { ...one, stage: 1, with: [['status', field(fact(0), 'status', TEXT)]] } : one,
      ),
    }
    const set = policySetOf(workspaceOf([staged]))
    const asked = (input: DecisionInput) => {
      const need = needs(set, input)
      return need.kind === 'gather' ? need.what.facts.map(({ fact: name, with: parameters }) => [name, parameters]) : []
    }
    expect(asked(bare())).toEqual([['credit', { order: 'SO-1' }]])
    expect(asked(bare({ facts: { credit: known({ status: 'ok' }) } }))).toEqual([['freight', { status: 'ok' }]])
    expect(asked(bare({ facts: { credit: unknown } }))).toEqual([])
  })

  test('facts of a guard policy that speaks of some action, under its own name', () => {
    const speaking = (pattern: string): PolicyModel => ({
      ...GUARD_POLICY,
      facts: POLICY.facts.slice(0, 1),
      guards: [
        {
          id: 'g',
          for: [pattern],
          when: when(equal(field(fact(0), 'status', TEXT), literal(TEXT, 'ok'))),
          then: 'review',
          approvals: 1,
          because: '',
        },
      ],
    })
    const asked = (pattern: string) => {
      const need = needs(policySetOf(workspaceOf([POLICY, speaking(pattern)])), inputOf({ calendars }))
      return need.kind === 'gather' ? need.what.facts.map(({ fact: name }) => name) : []
    }
    expect(asked('journal.*')).toEqual(['money-rules/credit'])
    expect(asked('truck.*')).toEqual([])
  })

  test('calendars of every site where a function may ask for any', () => {
    const closed = {
      op: 'call',
      type: { kind: 'bool' },
      function: 'isClosed',
      args: [order('nodeId', idOf('node')), literal({ kind: 'date' }, '2026-03-21')],
    } as const
    const policy: PolicyModel = {
      ...POLICY,
      guards: [{ id: 'g', for: ['*'], when: when(closed), then: 'review', approvals: 1, because: '' }],
    }
    const sites = [{ site: 'DC-WEST', timeZone: 'UTC', hours: [], closed: [], cutoffs: {} }]
    const need = needs(policySetOf(workspaceOf([policy], { calendars: sites })), inputOf())
    expect(need.kind === 'gather' ? need.what.calendars.map(({ site }) => site) : []).toEqual(['DC-EAST', 'DC-WEST'])
  })

  test.each<[string, DecisionInput['subject']['data'], readonly string[] | undefined, unknown]>([
    ['is given where it is known', { ...ORDER, zone: 'Z1' }, ['zone'], { order: 'SO-1', zone: 'Z1' }],
    ['is left out where it is absent', ORDER, ['zone'], { order: 'SO-1' }],
    ['is waited for where it is unknown', { ...ORDER, zone: {} }, ['zone'], undefined],
    ['is needed where the query cannot do without it', ORDER, undefined, undefined],
  ])('an argument %s', (_name, data, optional, expected) => {
    const facts = POLICY.facts.slice(0, 1).map(one => ({
      ...one,
      with: [...one.with, ['zone', order('zone', TEXT)] as const],
      ...(optional === undefined ? {} : { optional }),
    }))
    const need = needs(policySetOf(workspaceOf([{ ...POLICY, facts }])), bare({ subject: { ...inputOf().subject, data } }))
    expect(need.kind === 'gather' ? need.what.facts[0]?.with : undefined).toEqual(expected)
  })

  const closedAt = (node: Expression): Expression => ({
    op: 'call',
    type: { kind: 'bool' },
    function: 'isClosed',
    args: [node, { op: 'call', type: { kind: 'date' }, function: 'today', args: [node] }],
  })
  const shipTo = variable(5, 'l', objectOf('line'))
  const somewhereClosed: Expression = {
    op: 'exists',
    type: { kind: 'bool' },
    list: order('lines', listOf(objectOf('line'))),
    slot: 5,
    name: 'l',
    body: closedAt(field(shipTo, 'site', idOf('node'))),
  }
  const readsCalendars: PolicyModel = {
    ...POLICY,
    slots: 6,
    guards: [{ id: 'g', for: ['*'], when: when(somewhereClosed), then: 'review', approvals: 1, because: '' }],
  }
  const sitesAsked = (policy: PolicyModel, sites: readonly unknown[], more: Partial<DecisionInput> = {}) => {
    const data = { ...ORDER, lines: sites.map((site, index) => ({ id: String(index), site })) }
    const subject = { ...inputOf().subject, data: JSON.parse(JSON.stringify(data)) }
    const need = needs(policySetOf(workspaceOf([policy])), inputOf({ subject, ...more }))
    return need.kind === 'gather' ? need.what.calendars.map(({ site }) => site) : []
  }

  test('calendars of sites without a document, where data names them', () => {
    expect(sitesAsked(readsCalendars, ['W', 'E', 7.5, 'W'])).toEqual(['DC-EAST', 'E', 'W'])
    expect(sitesAsked(readsCalendars, ['W', 'E'], { calendars: { 'DC-EAST': { days: [] }, W: { days: [] } } })).toEqual(['E'])
  })

  test('never more than a hundred of these', () => {
    const many = Array.from({ length: 150 }, (_, index) => `N${String(index).padStart(3, '0')}`)
    const asked = sitesAsked(readsCalendars, many)
    expect([asked.length, asked.at(-1)]).toEqual([101, 'N099'])
    const calendars = Object.fromEntries(asked.map(site => [site, { days: [] }]))
    expect(sitesAsked(readsCalendars, many, { calendars })).toEqual([])
  })

  test('the site of the decision alone where a function names no other', () => {
    const own: PolicyModel = {
      ...POLICY,
      guards: [
        { id: 'g', for: ['*'], when: when(closedAt({ op: 'site', type: idOf('node') })), then: 'review', approvals: 1, because: '' },
      ],
    }
    const sites = [{ site: 'DC-WEST', timeZone: 'UTC', hours: [], closed: [], cutoffs: {} }]
    const need = needs(policySetOf(workspaceOf([own], { calendars: sites })), inputOf())
    expect(need).toMatchObject({ what: { calendars: [{ site: 'DC-EAST', from: '2026-03-20', until: '2026-06-19' }] } })
  })

  test('the line of a struck plan that somebody asks for', () => {
    const byOption: PolicyModel = {
      ...POLICY,
      gates: POLICY.gates.map(gate => (gate.kind === 'budget' ? { ...gate, by: [when({ op: 'option', type: TEXT, name: 'id' })] } : gate)),
    }
    const ask = { kind: 'option', option: optionId('release-part') } as const
    const need = needs(
      policySetOf(workspaceOf([byOption])),
      inputOf({
        calendars,
        ledger: {},
        actor: { id: 'bot', kind: 'agent', roles: [] },
        trigger: { kind: 'proposal', proposal: { policy: inputOf().policy, ask, runs: 'us' } },
      }),
    )
    expect(need.kind === 'gather' ? need.what.ledger.map(({ key }) => key) : []).toContain('order-release/daily[release-part]')
  })

  test('the actions of an agent with a limit, and a certificate where a row asks for one', () => {
    const rollout = {
      default: 'observe',
      rows: [{ phase: 'unattended', with: {}, requires: { maxError: '0.02', certainty: '0.95' } }],
    } as const
    const agents = [{ ...AGENT, limits: { actionsPerHour: 500, over: 'review' as const } }]
    const set = policySetOf(workspaceOf([{ ...POLICY, rollout }], { agents }))
    expect(needs(set, inputOf({ calendars }))).toMatchObject({
      what: {
        ledger: [{ key: 'agent/release-agent', window: { kind: 'rolling', until: '2026-03-21T12:00:00.000Z', ms: 3_600_000 } }],
        certificates: ['order-release'],
      },
    })
  })

  test('gathering what it names ends in nothing, whatever came back', () => {
    let input = bare({ subject: { ...inputOf().subject, data: ORDER } })
    const rounds: string[] = []
    for (let need = needs(policies, input); need.kind !== 'nothing' && rounds.length < 10; need = needs(policies, input)) {
      rounds.push(need.kind)
      if (need.kind === 'score') input = { ...input, scoring: { '': answered({ 'release-all': '0.95' }) } }
      else
        input = {
          ...input,
          facts: { ...input.facts, ...Object.fromEntries(need.what.facts.map(({ fact: name }) => [name, unknown])) },
          calendars: { ...input.calendars, ...Object.fromEntries(need.what.calendars.map(({ site }) => [site, { days: [] }])) },
          ledger: {
            ...input.ledger,
            ...Object.fromEntries(
              need.what.ledger.map(({ key }) => [key, { from: input.now, until: input.now, settled: '0', reserved: '0' }]),
            ),
          },
        }
    }
    expect(rounds).toEqual(['gather', 'gather', 'score'])
  })
})
