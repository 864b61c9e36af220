import { expect, test } from 'vitest'
import { LIFECYCLE } from '../evaluate/generated/release-world.fixture.ts'
import type { Json } from '../values/json.ts'
import { stateBefore } from './state-before.ts'

test.each<[string, string | undefined, Json | undefined]>([
  ['an event that leads back', 'order.hold_lifted', { oms: { state: 'held', from: 'created' } }],
  ['an event that leads on', 'order.released', undefined],
  ['an event that moves nothing', 'supply.arrived', undefined],
  ['no event', undefined, undefined],
])('before %s', (_name, event, expected) => {
  expect(stateBefore(event, LIFECYCLE)).toEqual(expected)
})

test('without a lifecycle', () => {
  expect(stateBefore('order.hold_lifted', undefined)).toBe(undefined)
})
