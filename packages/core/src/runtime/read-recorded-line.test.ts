import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecord } from '../audit/record.ts'
import { decide } from '../evaluate/decide.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import type { RecordedLine } from './read-recorded-line.ts'
import { lineReader, readRecordedLine } from './read-recorded-line.ts'

const CATALOGUE = `catalogue: orders
objects:
  order: { key: id, fields: { id: id of order, nodeId: id of node, total: money } }
events: { order.created: order, order.cancelled: order }
queries:
  customer.credit: { system: [erp], with: { order: id of order }, gives: { status: "enum(ok, blocked)" } }
actions:
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
  order.flag: { system: oms, safe: true, with: { orderId: id of order } }
`

const policy = (id: string, action: string, after: string): string => `policy: ${id}
version: 1.0.0
title: Hold an order
owner: planners
events: [order.created]
decides: order
site: order.nodeId
${after}facts:
  credit: { query: customer.credit, system: erp, with: { order: =order.id }, onMissing: review }
options:
  hold: { says: Hold it, do: [ { ${action}: { orderId: =order.id } } ] }
rules: [ { id: blocked, when: { credit.status: blocked }, then: hold, because: Finance owns credit. } ]
otherwise: hold
`

const compiled = compileWorkspace({
  'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
  'orders.catalogue.yaml': CATALOGUE,
  'first.policy.yaml': policy('hold-it', 'order.hold', ''),
  'second.policy.yaml': policy('flag-it', 'order.flag', 'after: hold-it\n'),
})
if (compiled.kind === 'refused') throw new Error(compiled.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
const policies = policySetOf(compiled.model)
const reader = lineReader(policies)

const event = {
  specversion: '1.0',
  id: 'e1',
  source: 'oms',
  type: 'order.created',
  time: '2026-03-21T12:00:00Z',
  data: { id: 'SO-1', nodeId: 'DC', total: '5 EUR' },
}
const read = (text: string, line: number = 7): RecordedLine => readRecordedLine(reader, text, { file: 'events.jsonl', line })
const readJson = (json: unknown): RecordedLine => read(JSON.stringify(json))

describe('a line', () => {
  test.each(['', '  ', '\r', '\t'])('without anything on it is blank: %j', text => expect(read(text)).toEqual({ kind: 'blank' }))

  test('with an event has one input a deciding policy, in their order, complete with calendars', () => {
    const line = readJson({ event, facts: { credit: { status: 'ok' }, 'flag-it/credit': { status: 'blocked' } } })
    expect(line).toMatchObject({ kind: 'event', event: { id: 'e1' }, warnings: [] })
    if (line.kind !== 'event') return
    expect(line.inputs.map(input => input.policy)).toEqual(['hold-it', 'flag-it'])
    expect(line.inputs.map(input => input.facts['credit'])).toMatchObject([{ value: { status: 'ok' } }, { value: { status: 'blocked' } }])
    expect(line.inputs[0]?.calendars['DC']?.days.length).toBeGreaterThan(15)
    expect(line.inputs.map(input => decide(policies, input))).toMatchObject([
      { verdict: 'review' },
      { verdict: 'permit', chosen: { by: { rule: 'blocked' } } },
    ])
  })

  test('with a carriage return at its end is read', () => expect(read(`${JSON.stringify(event)}\r`).kind).toBe('event'))

  test.each(['order.cancelled', 'dock.opened'])('with an event that nobody decides has no inputs: %s', type => {
    expect(readJson({ ...event, type })).toMatchObject({ kind: 'event', inputs: [], warnings: [] })
  })

  test('with a record is the input that was decided on, and decides the same', () => {
    const line = readJson({ event, facts: { credit: { status: 'blocked' } } })
    const input = line.kind === 'event' ? line.inputs[0] : undefined
    if (input === undefined) throw new Error('no input')
    const record = makeRecord(policies, input, decide(policies, input))
    const again = readJson(record)
    expect(again).toMatchObject({ kind: 'record', warnings: [], record: { id: record.id } })
    if (again.kind !== 'record') return
    expect(again.input).toEqual(JSON.parse(JSON.stringify(input)))
    expect(decide(policies, again.input)).toEqual(record.decision)
  })

  test('with a record of a time without calendars gets those that are read today', () => {
    const line = readJson({ event })
    const input = line.kind === 'event' ? line.inputs[0] : undefined
    if (input === undefined) throw new Error('no input')
    const bare = { ...input, calendars: {} }
    const again = readJson(makeRecord(policies, bare, decide(policies, bare)))
    expect(again.kind === 'record' && Object.keys(again.input.calendars)).toEqual(['DC'])
  })
})

describe('a line that cannot be read is refused at its place', () => {
  test.each([
    { name: 'no JSON', text: '{', code: 'line-not-json' },
    { name: 'a number', text: '5', code: 'line-unreadable' },
    { name: 'a list', text: '[]', code: 'line-unreadable' },
    { name: 'null', text: 'null', code: 'line-unreadable' },
    { name: 'nothing of ours', text: '{}', code: 'event-malformed' },
    { name: 'a record of another version', text: '{"record":9}', code: 'record-version' },
    { name: 'a record without anything', text: '{"record":1}', code: 'record-unreadable' },
    { name: 'an event without data', text: JSON.stringify({ ...event, data: null }), code: 'event-data-missing' },
  ])('$name', ({ text, code }) => {
    const line = read(text)
    expect(line.kind === 'refused' && line.issues[0]).toMatchObject({
      code,
      severity: 'error',
      at: { file: 'events.jsonl', line: 7, column: 1, endLine: 7 },
    })
  })

  test('a warning alone does not refuse', () => {
    expect(readJson({ event, fact: {} })).toMatchObject({ kind: 'event', warnings: [{ code: 'recorded-key-unknown', at: { line: 7 } }] })
  })
})

describe('no line throws, and what it gives can be decided', () => {
  const words = fc.constantFrom(
    'order.created',
    '2026-03-21T12:00:00Z',
    'known',
    'unknown',
    'hold',
    '1',
    '5 EUR',
    '__proto__',
    'constructor',
    '\ud800',
  )
  const value = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      words,
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(words, fc.constantFrom('id', 'status', 'value', 'asOf', 'why', 'confidence', 'option', 'from', 'until')),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  })).value
  const parts = fc.dictionary(
    fc.constantFrom(
      'now',
      'tenant',
      'actor',
      'state',
      'arrival',
      'facts',
      'scoring',
      'ledger',
      'standing',
      'record',
      'input',
      'decision',
      'policies',
    ),
    value,
  )
  const inner = fc.dictionary(fc.constantFrom('id', 'type', 'source', 'time', 'data', 'subject', 'specversion'), value)

  test('whatever stands on it', () => {
    const decidable = (line: RecordedLine): void => {
      const inputs = line.kind === 'event' ? line.inputs : line.kind === 'record' ? [line.input] : []
      for (const input of inputs) expect(decide(policies, input).policy).toBe(input.policy)
    }
    fc.assert(
      fc.property(parts, inner, (rest, changed) => {
        decidable(readJson({ event: { ...event, ...changed }, ...rest }))
        decidable(readJson({ ...event, ...changed }))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.string(), text => decidable(read(text))),
      { numRuns: 300 },
    )
  })

  test('however a record was changed', () => {
    const line = readJson({ event, facts: { credit: { status: 'blocked' } } })
    const input = line.kind === 'event' ? line.inputs[0] : undefined
    if (input === undefined) throw new Error('no input')
    const { calendars: _long, ...rest } = input
    const record = makeRecord(policies, { ...rest, calendars: {} }, decide(policies, input))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(record.input)), value, (key, changed) => {
        const again = readJson({ ...record, input: { ...record.input, [key]: changed } })
        if (again.kind === 'record') decide(policies, again.input)
      }),
      { numRuns: 500 },
    )
  })
})
