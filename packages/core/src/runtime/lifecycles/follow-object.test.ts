import { expect, test } from 'vitest'
import { programOf } from '../../evaluate/policy-set.ts'
import type { FollowedObject } from './follow-object.ts'
import { followObject } from './follow-object.ts'
import { ORDERS_AND_LINES } from './lines.fixture.ts'

const graph = programOf(ORDERS_AND_LINES).lifecycles.get('order')

/** A hold that nobody tells of, lifted again and again: a gap each time. */
test('an object with a thousand gaps remembers the last few, and each kind of event once', () => {
  if (graph === undefined) throw new Error('the fixture has lost its orders')
  const transitions = graph.model.transitions.filter(({ by }) => by === 'order.hold_lifted')
  let object: FollowedObject | undefined = { standing: { state: 'created' }, told: {}, seen: [], missing: [] }
  for (let gap = 0; gap < 1_000; gap += 1) {
    object = followObject(object, { graph, type: 'order.hold_lifted', transitions, system: 'oms', told: { version: `${gap}` } }).object
  }
  expect(object.seen).toEqual(['order.hold_lifted'])
  expect(object.missing).toHaveLength(32)
  expect(object.told).toEqual({ oms: { version: '999' } })
})
