import type { Arbitrary } from 'fast-check'
import { constant, constantFrom, oneof, record } from 'fast-check'
import { policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import type { Certificate, DecisionInput, LedgerLine, Observation, Scoring } from '../decision-input.ts'
import { NOW } from './decision-input.fixture.ts'

/** The usual value nine times in ten. */
function mostly<T>(usual: T, ...others: T[]): Arbitrary<T> {
  return oneof({ weight: 9, arbitrary: constant(usual) }, { weight: 1, arbitrary: constantFrom(...others) })
}

const number = constantFrom<Json | undefined>('0', '1', '2', '3', '0', '1', '2', '3', '1', '2', undefined, 'x')
const money = constantFrom<Json | undefined>('0 EUR', '100 EUR', '250 EUR', '900 EUR', '0 EUR', '100 EUR', '100 EUR', '100 USD', undefined)

export const rows: Arbitrary<Json> = record({
  n: number,
  ok: constantFrom<Json | undefined>(true, false, true, false, undefined),
  amount: money,
  lines: constantFrom<Json | undefined>([{ id: '1' }, { id: '2' }], [{ id: '1' }], [], [{ id: '1' }], undefined),
}).map(present)

/** Without the members that are `undefined`: an absent field is an absent key. */
function present(members: Readonly<Record<string, Json | undefined>>): Json {
  return Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

const observation: Arbitrary<Observation | undefined> = oneof(
  { weight: 10, arbitrary: rows.map(value => ({ status: 'known', value, asOf: NOW }) as const) },
  { weight: 1, arbitrary: constant({ status: 'unknown', why: 'timeout' } as const) },
  { weight: 1, arbitrary: constant(undefined) },
)

const sureness = constantFrom(undefined, '0.2', '0.4', '0.6', '0.75', '0.9', '1')
const scoring: Arbitrary<Scoring | undefined> = oneof(
  {
    weight: 8,
    arbitrary: record({
      favourite: constantFrom('o0', 'o1', 'o2', 'o2[1]', 'hold'),
      confidence: constantFrom('0.2', '0.4', '0.6', '0.75', '0.9', '1'),
    }).map(({ favourite, confidence }) => ({ status: 'answered', scorer: 's', confidence: { [favourite]: confidence } }) as const),
  },
  {
    weight: 2,
    arbitrary: record({ o0: sureness, o1: sureness, hold: sureness }).map(
      confidence =>
        ({
          status: 'answered',
          scorer: 's',
          confidence: Object.fromEntries(Object.entries(confidence).flatMap(([id, text]) => (text === undefined ? [] : [[id, text]]))),
        }) as const,
    ),
  },
  { weight: 1, arbitrary: constant({ status: 'failed', scorer: 's', why: 'timeout' } as const) },
  { weight: 1, arbitrary: constant(undefined) },
)

const ledgerLine = constantFrom('0', '500', '950').map(settled => ({
  from: '2026-03-21T00:00:00Z',
  until: '2026-03-22T00:00:00Z',
  settled: { amount: settled, currency: 'EUR' },
  reserved: '0',
}))

const KEYS = [
  'policy/gate-0',
  'policy/gate-1',
  'policy/gate-2',
  'guards-0/pt-0',
  'guards-0/pt-1',
  'guards-1/pt-0',
  'policy/added-0',
  'policy/added-1',
  'policy/added-2',
]

const data: Arbitrary<Json> = record({
  id: constant('SO-1'),
  nodeId: mostly<Json | undefined>('S1', 'S2', undefined),
  a: number,
  b: number,
  flag: constantFrom<Json | undefined>(true, false, true, false, undefined),
  total: money,
  lines: mostly<Json | undefined>([{ id: '1' }, { id: '2' }], [], undefined),
}).map(present)

const states = constantFrom<DecisionInput['subject']['states']>(
  {},
  {},
  {},
  { oms: { state: 'created', asOf: NOW } },
  { oms: { state: 'released', asOf: NOW } },
  { oms: { state: 'nowhere', asOf: NOW } },
)

/** Inputs for the workspaces of `workspace.arbitrary.ts`; often enough complete that something runs. */
export const inputs: Arbitrary<DecisionInput> = record({
  data,
  states,
  f0: observation,
  f1: observation,
  other: observation,
  scoring,
  line: oneof({ weight: 4, arbitrary: ledgerLine }, { weight: 1, arbitrary: constant(undefined) }),
  arrival: mostly<DecisionInput['arrival']>('first', 'gap', 'stale'),
  actor: constantFrom<DecisionInput['actor']>({ id: 'consumer', kind: 'service', roles: [] }, { id: 'bot', kind: 'agent', roles: [] }),
  certificate: constantFrom<Certificate>('valid', 'missing'),
  stops: mostly<readonly string[]>([], ['action:act.pay'], ['site:S1']),
}).map(parts => ({
  schema: 1,
  now: NOW,
  tenant: 't',
  policy: policyId('policy'),
  trigger: { kind: 'event', event: { specversion: '1.0', id: 'e', source: 'oms', type: 'order.created', subject: 'SO-1', data: {} } },
  actor: parts.actor,
  subject: { type: 'order', key: 'SO-1', data: parts.data, states: parts.states, inFlight: [] },
  arrival: parts.arrival,
  facts: factsOf({
    f0: parts.f0,
    f1: parts.f1,
    'guards-0/f0': parts.other,
    'guards-1/f1': parts.other,
    'guards-0/f1': parts.f1,
    'guards-1/f0': parts.f0,
  }),
  scoring: parts.scoring === undefined ? {} : { '': parts.scoring },
  calendars: {},
  ledger: ledgerOf(parts.line),
  standing: { certificates: { policy: parts.certificate }, stops: parts.stops },
}))

function factsOf(facts: Readonly<Record<string, Observation | undefined>>): DecisionInput['facts'] {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, one]) => (one === undefined ? [] : [[name, one]])))
}

function ledgerOf(line: LedgerLine | undefined): DecisionInput['ledger'] {
  if (line === undefined) return {}
  return Object.fromEntries(KEYS.flatMap(key => ['S1', 'S2'].map(site => [`${key}[${site}]`, line])))
}
