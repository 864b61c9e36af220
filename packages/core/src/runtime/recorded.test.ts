import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { FactModel, LifecycleModel, PolicyModel, WorkspaceModel } from '../policy/model.ts'
import { policyId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { ValueType } from '../values/value-type.ts'
import type { Complaint } from './complaint.ts'
import { factNames } from './fact-names.ts'
import { inputOfEvent } from './input-of-event.ts'
import { parseJsonLine } from './parse-json-line.ts'
import { readRecordedEvent } from './read-recorded-event.ts'

const ROWS: ValueType = { kind: 'map', of: { kind: 'object', name: 'row' } }
const fact = (name: string, query: string): FactModel => ({
  name,
  query,
  system: 'wms',
  with: [],
  stage: 0,
  type: name === 'stock' || name === 'inventory' ? ROWS : name === 'standing' ? { kind: 'object', name: 'standing' } : { kind: 'text' },
  key: [],
  onMissing: { kind: 'review' },
})

function policy(id: string, facts: readonly FactModel[], isDecider: boolean): PolicyModel {
  const option = { id: 'hold', says: '', lets: [], only: [], steps: [], onReview: 'whole', ifRejected: 'keep' } as const
  const head = { id, version: '1.0.0', title: '', owner: 'o', events: ['order.created'], subject: 'order', after: [], fresh: false }
  const body = { parameters: [], lets: [], slots: 0, guards: [], rules: [], gates: [] }
  const propose = {
    by: { kind: 'scorer', scorer: 'release' },
    choices: ['hold'],
    shows: [],
    onFailure: { kind: 'review' },
    instructions: '',
  } as const
  return isDecider ? { ...head, ...body, facts, options: [option], otherwise: 'hold', propose } : { ...head, ...body, facts, options: [] }
}

const lifecycle: LifecycleModel = {
  type: 'order',
  initial: 'created',
  terminal: ['closed'],
  states: ['created', 'released', 'picking', 'closed'],
  transitions: [
    { from: ['created'], to: 'released', owner: ['oms'], by: 'order.released' },
    { from: ['released'], to: 'picking', owner: ['wms'], by: 'pick.started' },
  ],
  ownership: { default: 'erp', fields: {} },
}

const model: WorkspaceModel = {
  model: 1,
  name: 'test',
  timeZone: 'UTC',
  policies: [
    policy(
      'release',
      [fact('stock', 'inventory.available'), fact('credit', 'customer.credit'), fact('standing', 'customer.standing')],
      true,
    ),
    policy('carriers', [fact('inventory', 'inventory.available'), fact('weather', 'weather.now'), fact('credit', 'credit.other')], false),
  ],
  lifecycles: [lifecycle],
  agents: [],
  calendars: [],
  actions: {},
  events: { 'order.created': { about: 'order' } },
  subjects: { order: { key: 'id' } },
  at: {},
}

interface Read {
  readonly input: DecisionInput | undefined
  readonly complaints: readonly Complaint[]
}

function read(text: string): Read {
  const complaints: Complaint[] = []
  const complain = (complaint: Complaint): void => void complaints.push(complaint)
  const parsed = parseJsonLine(text)
  if (parsed.kind === 'refused' || !isJsonObject(parsed.value))
    return { input: undefined, complaints: [{ code: 'not-json', severity: 'error', message: '' }] }
  const recorded = readRecordedEvent(parsed.value, complain)
  const id = policyId('release')
  const input = recorded === undefined ? undefined : inputOfEvent(model, id, factNames(model, id), recorded, complain)
  return { input, complaints }
}

const order = { id: 'SO-1', total: { amount: '5', currency: 'EUR' } }
const event = { specversion: '1.0', id: 'e1', source: '/oms/eu', type: 'order.created', time: '2026-03-21T12:00:00Z', data: order }
const known = (value: unknown) => ({ status: 'known', value, asOf: '2026-03-21T12:00:00Z' })
const line = (rest: object, eventRest: object = {}): Read => read(JSON.stringify({ event: { ...event, ...eventRest }, ...rest }))

describe('a recorded event becomes the input of a policy', () => {
  test('a bare CloudEvent: decided at its time, by whoever sent it, with no fact asked', () => {
    const { input, complaints } = read(JSON.stringify(event))
    expect(complaints).toEqual([])
    expect(input).toEqual({
      schema: 1,
      now: '2026-03-21T12:00:00Z',
      tenant: 'default',
      policy: 'release',
      trigger: { kind: 'event', event: { ...event, subject: 'SO-1' } },
      actor: { id: '/oms/eu', kind: 'service', roles: [] },
      subject: { type: 'order', key: 'SO-1', data: order, states: {}, inFlight: [] },
      arrival: 'first',
      facts: {},
      scoring: {},
      calendars: {},
      ledger: {},
      standing: { certificates: {}, stops: [] },
    })
  })

  test.each([
    {
      name: 'its own `now` before the time of the event',
      rest: { now: '2026-03-22T00:00:00Z' },
      expected: { now: '2026-03-22T00:00:00Z' },
    },
    { name: 'tenant', rest: { tenant: 'acme' }, expected: { tenant: 'acme' } },
    { name: 'actor', rest: { actor: { id: 'a', kind: 'agent' } }, expected: { actor: { id: 'a', kind: 'agent', roles: [] } } },
    { name: 'arrival', rest: { arrival: 'gap' }, expected: { arrival: 'gap' } },
    { name: 'stops', rest: { standing: { stops: ['all'] } }, expected: { standing: { certificates: {}, stops: ['all'] } } },
  ])('$name', ({ rest, expected }) => expect(line(rest).input).toMatchObject(expected))

  test.each([
    { name: 'the data is the subject', data: order },
    { name: 'the data holds the subject by its type', data: { order } },
  ])('$name', ({ data }) => expect(line({}, { data }).input?.subject).toMatchObject({ key: 'SO-1', data: order }))

  test.each([
    { name: 'the key field', data: { id: 'A' }, subject: 'B', key: 'A' },
    { name: 'a numeric key is text', data: { id: 7 }, subject: 'B', key: '7' },
    { name: 'without one, the subject of the event', data: { total: 1 }, subject: 'B', key: 'B' },
    { name: 'a null key is none', data: { id: null }, subject: 'B', key: 'B' },
  ])('the key of the subject: $name', ({ data, subject, key }) => expect(line({}, { data, subject }).input?.subject.key).toBe(key))
})

describe('facts', () => {
  const facts = (given: object): DecisionInput['facts'] | undefined => line({ facts: given }).input?.facts

  test.each([
    {
      name: 'a plain value is known now',
      given: { stock: { A: { free: 1 } } },
      expected: { stock: known({ A: { free: 1 } }), 'carriers/inventory': known({ A: { free: 1 } }) },
    },
    {
      name: 'an observation stays one',
      given: { credit: { status: 'known', asOf: '2026-03-21T11:00:00Z', value: 'ok', system: 'erp' } },
      expected: { credit: { status: 'known', asOf: '2026-03-21T11:00:00Z', value: 'ok', system: 'erp' } },
    },
    {
      name: 'an unknown one too',
      given: { credit: { status: 'unknown', why: 'timeout' } },
      expected: { credit: { status: 'unknown', why: 'timeout' } },
    },
    {
      name: 'a value that has a `status` of its own is plain',
      given: { standing: { status: 'ok', since: '2026-01-01' } },
      expected: { standing: known({ status: 'ok', since: '2026-01-01' }) },
    },
    {
      name: 'so is one whose `status` is `known`, and nothing else',
      given: { standing: { status: 'known' } },
      expected: { standing: known({ status: 'known' }) },
    },
    { name: 'null is not asked', given: { credit: null }, expected: {} },
    { name: 'what no policy reads is left behind', given: { other: 1 }, expected: {} },
    { name: 'by policy before by name', given: { credit: 'b', 'release/credit': 'a' }, expected: { credit: known('a') } },
    {
      name: 'a guard policy reads a name that the decider does not have',
      given: { weather: 'wet' },
      expected: { 'carriers/weather': known('wet') },
    },
    { name: 'a name that both have is the decider’s', given: { credit: 'x' }, expected: { credit: known('x') } },
    { name: 'and the guard policy’s under its own', given: { 'carriers/credit': 'y' }, expected: { 'carriers/credit': known('y') } },
  ])('$name', ({ given, expected }) => expect(facts(given)).toEqual(expected))
})

describe('a fact that cannot be read is unknown, and told', () => {
  const asOf = '2026-03-21T11:00:00Z'
  test.each<[string, string, unknown]>([
    ['an unknown reason', 'credit', { status: 'unknown', why: 'http-503' }],
    ['no reason', 'credit', { status: 'unknown', value: 'ok' }],
    ['a known nothing', 'credit', { status: 'known', value: null, asOf }],
    ['no value', 'credit', { status: 'known', asOf }],
    ['no time', 'credit', { status: 'known', value: 'ok' }],
    ['a local time', 'credit', { status: 'known', value: 'ok', asOf: '2026-03-21 11:00:00' }],
    ['a value of another type', 'credit', { status: 'known', value: 7, asOf }],
    ['a plain value of another type', 'credit', 7],
    ['the error of a system', 'stock', { error: 'boom' }],
    ['an observed error', 'stock', { status: 'known', value: { error: 'boom' }, asOf }],
    ['a list where a map should be', 'stock', [{ free: 1 }]],
  ])('%s', (_name, name, given) => {
    const { input, complaints } = line({ facts: { [name]: given } })
    expect(input?.facts[name]).toEqual({ status: 'unknown', why: 'malformed' })
    expect(complaints[0]).toMatchObject({ code: 'fact-malformed', severity: 'warning', message: expect.stringContaining(`\`${name}\``) })
  })
})

describe('the state of the subject', () => {
  const states = (state: unknown): DecisionInput['subject']['states'] | undefined => line({ state }).input?.subject.states
  const asOf = '2026-03-21T12:00:00Z'

  test.each([
    { name: 'a bare state is shown by an owner of it', state: 'picking', expected: { wms: { state: 'picking', asOf } } },
    { name: 'one that no transition leads to, by the system of record', state: 'closed', expected: { erp: { state: 'closed', asOf } } },
    {
      name: 'by system',
      state: { oms: 'released', wms: 'picking' },
      expected: { oms: { state: 'released', asOf }, wms: { state: 'picking', asOf } },
    },
    {
      name: 'in full',
      state: { wms: { state: 'picking', from: 'released', version: '7', sequence: '3', asOf: '2026-03-20T00:00:00Z' } },
      expected: { wms: { state: 'picking', from: 'released', version: '7', sequence: '3', asOf: '2026-03-20T00:00:00Z' } },
    },
  ])('$name', ({ state, expected }) => expect(states(state)).toEqual(expected))

  test.each([{ state: 5 }, { state: { sap: 'picking' } }, { state: { wms: 5 } }, { state: { wms: {} } }, { state: ['picking'] }])(
    '$state is none',
    ({ state }) => expect(line({ state })).toMatchObject({ input: undefined, complaints: [{ code: 'state-malformed' }] }),
  )
})

describe('the answer of the scorer', () => {
  test.each([
    { given: { option: 'hold', confidence: 0.95 }, expected: { status: 'answered', scorer: 'release', confidence: { hold: '0.95' } } },
    {
      given: { confidence: { hold: 1, other: '0.10' } },
      expected: { status: 'answered', scorer: 'release', confidence: { hold: '1', other: '0.1' } },
    },
    {
      given: { scorer: 's', asked: ['hold'], confidence: {} },
      expected: { status: 'answered', scorer: 's', asked: ['hold'], confidence: {} },
    },
    { given: { fails: 'timeout' }, expected: { status: 'failed', scorer: 'release', why: 'timeout' } },
    { given: { status: 'failed', scorer: 's', why: 'refused' }, expected: { status: 'failed', scorer: 's', why: 'refused' } },
    { given: { option: 'hold', confidence: 1e-7 }, expected: { status: 'answered', scorer: 'release', confidence: { hold: '0.0000001' } } },
  ])('$given', ({ given, expected }) => {
    expect(line({ scoring: given }).input?.scoring).toEqual({ '': expected })
    expect(line({ propose: given }).input?.scoring).toEqual({ '': expected })
  })

  test('a failure that is nearly one that scorers give is warned of, and decided on', () => {
    expect(line({ scoring: { fails: 'tiemout' } })).toMatchObject({
      input: { scoring: { '': { status: 'failed', why: 'tiemout' } } },
      complaints: [{ code: 'unknown-failure', severity: 'warning', suggestion: 'did you mean `timeout`?' }],
    })
  })

  test.each([
    { given: { option: 'hold' } },
    { given: 'hold' },
    { given: { confidence: 'high' } },
    { given: { confidence: { hold: 'high' } } },
  ])('$given is none', ({ given }) =>
    expect(line({ scoring: given })).toMatchObject({ input: undefined, complaints: [{ code: 'scoring-malformed' }] }),
  )
})

describe('what is malformed is told, and not decided', () => {
  const noData = { ...event, data: undefined }
  test.each([
    { name: 'an event without id', text: JSON.stringify({ ...event, id: undefined }), code: 'event-malformed' },
    { name: 'a numeric id', text: JSON.stringify({ ...event, id: 5 }), code: 'event-malformed' },
    { name: 'another version', text: JSON.stringify({ ...event, specversion: '0.3' }), code: 'event-malformed' },
    { name: 'a local time', text: JSON.stringify({ ...event, time: '2026-03-21T12:00:00' }), code: 'event-malformed' },
    { name: 'no data', text: JSON.stringify(noData), code: 'event-data-missing' },
    { name: 'data that is no object', text: JSON.stringify({ ...event, data: [order] }), code: 'event-data-missing' },
    { name: 'no time at all', text: JSON.stringify({ ...event, time: undefined }), code: 'now-missing' },
    { name: 'no key', text: JSON.stringify({ ...event, data: {} }), code: 'subject-key-missing' },
    { name: 'an arrival that is none', text: JSON.stringify({ event, arrival: 'late' }), code: 'arrival-malformed' },
    { name: 'an actor that is none', text: JSON.stringify({ event, actor: { id: 'x', kind: 'robot' } }), code: 'actor-malformed' },
    { name: 'facts in a list', text: JSON.stringify({ event, facts: [] }), code: 'facts-malformed' },
    {
      name: 'a ledger line without window',
      text: JSON.stringify({ event, ledger: { 'p/daily': { settled: '0' } } }),
      code: 'ledger-malformed',
    },
    {
      name: 'a certificate that is none',
      text: JSON.stringify({ event, standing: { certificates: { a: 'fine' } } }),
      code: 'standing-malformed',
    },
    { name: 'a tenant that is no text', text: JSON.stringify({ event, tenant: 5 }), code: 'tenant-malformed' },
  ])('$name', ({ text, code }) => {
    const { input, complaints } = read(text)
    expect(input).toBeUndefined()
    expect(complaints.map(one => one.code)).toEqual([code])
  })

  test('an event that the catalogue does not know is no mistake of the line', () => {
    expect(line({}, { type: 'dock.opened' })).toMatchObject({
      input: undefined,
      complaints: [{ code: 'event-unknown', severity: 'warning' }],
    })
  })

  test('a key that is not read is told, with what was meant', () => {
    expect(line({ fact: {} })).toMatchObject({
      input: { policy: 'release' },
      complaints: [{ code: 'recorded-key-unknown', severity: 'warning', suggestion: 'did you mean `facts`?' }],
    })
  })
})

describe('hostile lines', () => {
  test.each([
    { name: 'too long', text: `"${'x'.repeat(4 * 1024 * 1024)}"`, code: 'line-too-long' },
    { name: 'no JSON', text: '{"event":', code: 'line-not-json' },
    { name: 'empty', text: '', code: 'line-not-json' },
    { name: 'NaN', text: '{"now":NaN}', code: 'line-not-json' },
    { name: 'nested 65 deep', text: `${'['.repeat(65)}${']'.repeat(65)}`, code: 'line-too-deep' },
    { name: 'nested a million deep', text: `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, code: 'line-too-deep' },
    { name: 'objects nested 100,000 deep', text: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, code: 'line-too-deep' },
  ])('$name', ({ text, code }) => expect(parseJsonLine(text)).toMatchObject({ kind: 'refused', code }))

  test('nested 64 deep is fine', () => expect(parseJsonLine(`${'['.repeat(64)}${']'.repeat(64)}`).kind).toBe('json'))

  test('`__proto__` is a key like any other', () => {
    const { input } = read(
      '{"event":{"specversion":"1.0","id":"1","source":"oms","type":"order.created","time":"2026-03-21T12:00:00Z","data":{"id":"1","__proto__":{"x":1}}},"facts":{"__proto__":{"stock":1}},"ledger":{"__proto__":{"from":1}}}',
    )
    expect(input).toBeUndefined()
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  const anything = fc.anything({
    maxDepth: 4,
    values: [fc.string(), fc.double(), fc.constantFrom('known', 'unknown', 'order.created', '1.0', '__proto__')],
  })
  const keys = fc.constantFrom(
    'event',
    'now',
    'tenant',
    'actor',
    'state',
    'arrival',
    'facts',
    'scoring',
    'propose',
    'ledger',
    'standing',
    'id',
    'data',
    'type',
  )

  test('whatever a line holds, reading it ends in an input or in complaints', () => {
    fc.assert(
      fc.property(
        fc.dictionary(keys, anything),
        fc.dictionary(fc.constantFrom('id', 'time', 'data', 'source', 'type', 'subject'), anything),
        (rest, inner) => {
          const text = JSON.stringify({ event: { ...event, ...inner }, ...rest })
          const { input, complaints } = read(text ?? '')
          expect(input !== undefined || complaints.length > 0).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => void read(text)),
      { numRuns: 1000 },
    )
  })
})
