import { describe, expect, test } from 'vitest'
import { followLifecycles } from './follow-lifecycles.ts'
import type { LifecycleSummary } from './lifecycle-summary.ts'
import { ORDERS_AND_LINES } from './lines.fixture.ts'
import type { ObservedEvent, TransitionJudgement } from './transition-judgement.ts'

/** `wms pick.started`, or with what orders it: `wms pick.started v3`, `wms pick.started #9`. */
function eventOf(text: string, subject = 'A'): ObservedEvent {
  const [source = '', type = '', told = ''] = text.split(' ')
  return {
    source,
    type,
    subject,
    ...(told.startsWith('v') ? { version: told.slice(1) } : {}),
    ...(told.startsWith('#') ? { sequence: told.slice(1) } : {}),
  }
}

/** `moved created>released`, `out-of-order created>picking (order.released)`, `-` where nobody knows. */
function said(judgement: TransitionJudgement): string {
  if (judgement.kind === 'ignored') return judgement.because
  const { from = '-', to = '-' } = judgement
  const way = `${from}>${to}`
  if (judgement.kind !== 'refused') return `${judgement.kind} ${way}`
  return [judgement.reason, way, ...(judgement.missing.length === 0 ? [] : [`(${judgement.missing.join(', ')})`])].join(' ')
}

const judged = (texts: readonly string[]): readonly string[] => {
  const follower = followLifecycles(ORDERS_AND_LINES)
  return texts.map(text => said(follower.observe(eventOf(text))))
}

const summaryOf = (...texts: readonly string[]): LifecycleSummary => {
  const follower = followLifecycles(ORDERS_AND_LINES)
  for (const text of texts) follower.observe(eventOf(text))
  return follower.summary()
}

const CREATED = ['oms order.created', 'unmoved ->created'] as const
const RELEASED = ['oms order.released', 'moved created>released'] as const
const PICKING = ['wms pick.started', 'moved released>picking'] as const
const SHIPPED = ['wms order.shipped', 'moved picking>shipped'] as const
const OPEN = ['oms line.created', 'unmoved ->open'] as const
const OUT = ['wms line.out_of_stock', 'moved open>out-of-stock'] as const
const GAP = ['wms line.picked', 'out-of-order out-of-stock>picked (line.reordered)'] as const

type Row = readonly [event: string, judgement: string]

test.each<[string, ...Row[]]>([
  ['the legal way', CREATED, RELEASED, PICKING, SHIPPED, ['erp order.closed', 'moved shipped>closed']],
  ['an event that is no transition', CREATED, RELEASED, ['oms supply.arrived', 'unmoved released>released']],
  ['first seen mid-life', ['wms pick.started', 'adopted ->picking'], SHIPPED],
  [
    'first seen by another: nobody knows where it stands',
    ['oms pick.started', 'not-the-owner ->-'],
    ['wms pick.started', 'adopted ->picking'],
  ],
  [
    'first seen by an event that is no transition, then told by another',
    CREATED,
    ['wms order.released', 'not-the-owner created>created'],
    RELEASED,
  ],
  [
    'first seen as it leads back: unknown until its owner tells',
    ['erp order.hold_lifted', 'adopted ->-'],
    ['oms supply.arrived', 'unmoved ->-'],
    ['wms order.shipped', 'adopted ->shipped'],
  ],
  ['duplicate', CREATED, RELEASED, ['oms order.released', 'duplicate released>released'], PICKING],
  ['duplicate comes before the owner', CREATED, RELEASED, ['wms order.released', 'duplicate released>released']],
  ['not the owner', CREATED, ['erp order.released', 'not-the-owner created>created'], RELEASED],
  ['one event is missing', CREATED, ['wms pick.started', 'out-of-order created>picking (order.released)'], SHIPPED],
  [
    'two are, and it goes on from there',
    CREATED,
    ['wms order.shipped', 'out-of-order created>shipped (order.released, pick.started)'],
    ['erp order.closed', 'moved shipped>closed'],
  ],
  [
    'the missing one comes late',
    CREATED,
    ['wms pick.started', 'out-of-order created>picking (order.released)'],
    ['oms order.released', 'stale picking>picking'],
    SHIPPED,
  ],
  [
    'late, and late again',
    CREATED,
    ['wms pick.started', 'out-of-order created>picking (order.released)'],
    ['oms order.released', 'stale picking>picking'],
    ['oms order.released', 'stale picking>picking'],
  ],
  [
    'late from a system that may not',
    CREATED,
    ['wms pick.started', 'out-of-order created>picking (order.released)'],
    ['erp order.released', 'not-the-owner picking>picking'],
    ['oms order.released', 'stale picking>picking'],
  ],
  [
    'an event that moved it once comes again: older news',
    CREATED,
    RELEASED,
    PICKING,
    ['oms order.released', 'stale picking>picking'],
    SHIPPED,
  ],
  [
    'an event that never moved it and never can',
    ['wms order.shipped', 'adopted ->shipped'],
    ['oms order.held', 'invalid shipped>shipped'],
    ['erp order.closed', 'moved shipped>closed'],
  ],
  [
    'after the end nothing follows',
    CREATED,
    ['oms order.cancelled', 'moved created>cancelled'],
    ['wms pick.started', 'invalid cancelled>cancelled'],
  ],
  ['held and back', CREATED, ['erp order.held', 'moved created>held'], ['oms order.hold_lifted', 'moved held>created'], RELEASED],
  [
    'back again and again',
    CREATED,
    ['oms order.held', 'moved created>held'],
    ['oms order.hold_lifted', 'moved held>created'],
    ['erp order.held', 'moved created>held'],
    ['erp order.hold_lifted', 'moved held>created'],
  ],
  [
    'the hold is missing: lifting it leads back to where it is',
    CREATED,
    ['oms order.hold_lifted', 'out-of-order created>created (order.held)'],
    RELEASED,
  ],
  [
    'the lifting is missing',
    CREATED,
    ['oms order.held', 'moved created>held'],
    ['oms order.released', 'out-of-order held>released (order.hold_lifted)'],
    PICKING,
  ],
  [
    'an older version of the same system',
    CREATED,
    ['oms order.released v7', 'moved created>released'],
    PICKING,
    ['oms order.held v6', 'stale picking>picking'],
    SHIPPED,
  ],
  [
    'an older sequence',
    CREATED,
    ['oms order.held #9', 'moved created>held'],
    ['oms order.hold_lifted #8', 'stale held>held'],
    ['oms order.hold_lifted #10', 'moved held>created'],
  ],
  [
    'the same version is not older',
    CREATED,
    ['oms order.held v9', 'moved created>held'],
    ['oms order.hold_lifted v9', 'moved held>created'],
  ],
  [
    'a version that is no number orders nothing, and hides none that does',
    CREATED,
    ['oms order.held v9', 'moved created>held'],
    ['oms order.hold_lifted vX', 'moved held>created'],
    ['oms order.held v8', 'stale created>created'],
  ],
  [
    'each system orders its own news only',
    CREATED,
    ['oms order.released v70', 'moved created>released'],
    ['wms pick.started v1', 'moved released>picking'],
    ['wms order.shipped v2', 'moved picking>shipped'],
  ],
  [
    'what was refused as stale does not turn the clock back',
    CREATED,
    ['oms order.held v9', 'moved created>held'],
    ['oms order.hold_lifted v2', 'stale held>held'],
    ['oms order.hold_lifted v3', 'stale held>held'],
  ],
  ['a source that names no system: ownership is not judged', CREATED, ['elsewhere order.released', 'moved created>released'], PICKING],
  [
    'a source with a path',
    CREATED,
    ['/oms/north order.released', 'moved created>released'],
    ['urn:wms:7 pick.started', 'moved released>picking'],
  ],
  [
    'a stockout that was reordered',
    OPEN,
    OUT,
    ['erp line.reordered', 'moved out-of-stock>reordered'],
    ['wms line.picked', 'moved reordered>picked'],
  ],
  ['a stockout that was not', OPEN, OUT, GAP, ['wms line.shipped', 'moved picked>shipped']],
  ['the reorder comes late', OPEN, OUT, GAP, ['erp line.reordered', 'stale picked>picked'], ['wms line.shipped', 'moved picked>shipped']],
  [
    'out of stock twice without a reorder between: it is there already',
    OPEN,
    OUT,
    ['wms line.out_of_stock', 'duplicate out-of-stock>out-of-stock'],
    GAP,
  ],
  ['an event that the catalogue does not have', ['oms order.sung', 'event-unknown']],
  ['an object without a lifecycle', ['wms rma.received', 'no-lifecycle']],
])('%s', (_name, ...rows) => {
  expect(judged(rows.map(([event]) => event))).toEqual(rows.map(([, judgement]) => judgement))
})

test('an event without a key is of no object', () => {
  expect(followLifecycles(ORDERS_AND_LINES).observe(eventOf('oms order.created', ''))).toEqual({ kind: 'ignored', because: 'no-subject' })
})

const TRAP = new Proxy(
  {},
  {
    getOwnPropertyDescriptor: () => {
      throw new Error('trap')
    },
  },
)

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'order.created'],
  ['no source', { type: 'order.created', subject: 'A' }],
  ['a key that is a number', { type: 'order.created', source: 'oms', subject: 7 }],
  ['a version that is a number', { type: 'order.created', source: 'oms', subject: 'A', version: 7 }],
  ['a version that is null', { type: 'order.created', source: 'oms', subject: 'A', version: null }],
  ['a proxy that throws', TRAP],
])('an event that is none is ignored: %s', (_name, event) => {
  const follower = followLifecycles(ORDERS_AND_LINES)
  expect(follower.observe(event as ObservedEvent)).toEqual({ kind: 'ignored', because: 'malformed' })
  expect(follower.summary().judgements.ignored).toBe(1)
})

test('names that every object has are keys like others', () => {
  const follower = followLifecycles(ORDERS_AND_LINES)
  for (const key of ['__proto__', 'constructor']) {
    expect(said(follower.observe(eventOf('oms order.created', key)))).toBe('unmoved ->created')
    expect(follower.standing('order', key)).toEqual({ state: 'created' })
  }
  expect(said(follower.observe(eventOf('oms constructor')))).toBe('event-unknown')
})

test('objects do not know of each other, nor types of types', () => {
  const follower = followLifecycles(ORDERS_AND_LINES)
  follower.observe(eventOf('oms order.created', 'A'))
  follower.observe(eventOf('oms line.created', 'A'))
  follower.observe(eventOf('oms order.released', 'A'))
  expect([follower.standing('order', 'A')?.state, follower.standing('line', 'A')?.state]).toEqual(['released', 'open'])
  expect([follower.standing('order', 'B'), follower.standing('rma', 'A')]).toEqual([undefined, undefined])
})

describe('the summary', () => {
  test('of nothing', () => {
    const { judgements, neverSeen, ...lists } = summaryOf()
    expect(lists).toEqual({ objects: [], unknownSource: 0, findings: [], missing: [], notTerminal: [] })
    expect(new Set(Object.values(judgements))).toEqual(new Set([0]))
    expect(neverSeen).toHaveLength(16)
    expect(neverSeen.every(({ observed }) => observed === 0)).toBe(true)
  })

  test('counts each judgement', () => {
    const { judgements, unknownSource } = summaryOf(
      'oms order.created',
      'oms order.sung',
      'x order.released',
      'oms order.released',
      'wms order.shipped',
    )
    expect(judgements).toEqual({
      moved: 1,
      adopted: 0,
      unmoved: 1,
      ignored: 1,
      duplicate: 1,
      stale: 0,
      'not-the-owner': 0,
      'out-of-order': 1,
      invalid: 0,
    })
    expect(unknownSource).toBe(1)
  })

  test('puts findings together that are alike, with the first few keys', () => {
    const follower = followLifecycles(ORDERS_AND_LINES)
    for (const key of ['1', '2', '3', '4', '5', '6', '7']) {
      for (const text of ['oms line.created', 'wms line.out_of_stock', 'wms line.picked']) follower.observe(eventOf(text, key))
    }
    expect(follower.summary().findings).toEqual([
      {
        type: 'line',
        reason: 'out-of-order',
        event: 'line.picked',
        from: 'out-of-stock',
        missing: ['line.reordered'],
        count: 7,
        examples: ['1', '2', '3', '4', '5'],
      },
    ])
  })

  test('an event that was missing and came late is no longer missing', () => {
    const stockout = ['oms line.created', 'wms line.out_of_stock', 'wms line.picked']
    expect(summaryOf(...stockout).missing).toEqual([{ type: 'line', event: 'line.reordered', count: 1, late: 0 }])
    expect(summaryOf(...stockout, 'erp line.reordered').missing).toEqual([{ type: 'line', event: 'line.reordered', count: 0, late: 1 }])
    expect(summaryOf(...stockout, 'erp line.reordered', 'erp line.reordered').missing).toEqual([
      { type: 'line', event: 'line.reordered', count: 0, late: 1 },
    ])
  })

  test('names the objects that have not come to their end, and those of which nobody knows', () => {
    const follower = followLifecycles(ORDERS_AND_LINES)
    for (const [text, key] of [
      ['wms order.shipped', 'A'],
      ['erp order.closed', 'B'],
      ['oms pick.started', 'C'],
      ['oms loose.on', 'D'],
    ] as const) {
      follower.observe(eventOf(text, key))
    }
    const { objects, notTerminal } = follower.summary()
    expect(objects).toEqual([
      { type: 'order', state: 'shipped', count: 1 },
      { type: 'order', state: 'closed', count: 1 },
      { type: 'order', count: 1 },
      { type: 'loose', state: 'on', count: 1 },
    ])
    expect(notTerminal).toEqual([
      { type: 'order', state: 'shipped', count: 1, examples: ['A'] },
      { type: 'order', count: 1, examples: ['C'] },
    ])
  })

  test.each<[string, readonly string[], readonly (readonly [from: string, by: string, observed: number])[]]>([
    [
      'a gap hides the transitions that it leaves out, not the one that tells of it',
      ['oms line.created', 'wms line.out_of_stock', 'wms line.picked'],
      [
        ['reordered', 'line.out_of_stock', 1],
        ['out-of-stock', 'line.reordered', 0],
        ['open', 'line.picked', 1],
        ['picked', 'line.shipped', 0],
      ],
    ],
    [
      'an event that is adopted tells of no transition',
      ['wms line.picked', 'wms line.shipped'],
      [
        ['open', 'line.out_of_stock', 0],
        ['reordered', 'line.out_of_stock', 0],
        ['out-of-stock', 'line.reordered', 0],
        ['open', 'line.picked', 1],
        ['reordered', 'line.picked', 1],
      ],
    ],
    [
      'nor does one that is refused',
      ['oms line.created', 'oms line.picked'],
      [
        ['open', 'line.out_of_stock', 0],
        ['reordered', 'line.out_of_stock', 0],
        ['out-of-stock', 'line.reordered', 0],
        ['open', 'line.picked', 1],
        ['reordered', 'line.picked', 1],
        ['picked', 'line.shipped', 0],
      ],
    ],
  ])('transitions that were never seen: %s', (_name, texts, expected) => {
    const lines = summaryOf(...texts).neverSeen.filter(({ type }) => type === 'line')
    expect(lines.map(({ from, by, observed }) => [from, by, observed])).toEqual(expected)
  })
})

test('what is kept of an object does not grow with its events', () => {
  const follower = followLifecycles(ORDERS_AND_LINES)
  const round = ['wms line.out_of_stock', 'erp line.reordered']
  for (let again = 0; again < 5_000; again += 1) for (const text of round) follower.observe(eventOf(text))
  const { findings, missing, judgements } = follower.summary()
  expect({ findings, missing, moved: judgements.moved }).toEqual({ findings: [], missing: [], moved: 9_999 })
})
