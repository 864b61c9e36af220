import type { LifecycleFollower, PolicySet, UnseenTransition } from '@countersign/core'
import { followLifecycles, loadPolicies } from '@countersign/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policyPacks } from './policy-packs.ts'

/** The choices where systems disagree: the stricter reading of each, and the other. */
const CHOICES = {
  strict: '',
  loose: `lifecycles:
  order: { reopenClosed: true, cancelAfterShip: true, holdAfterRelease: true, closesOnPayment: true }
  line: { holdLines: true, pickUnallocated: true }
  shipment: { skipSteps: true, cancelPacked: true, shipCancelled: true, silentRetries: true }
`,
} as const

async function policiesWith(choices: string): Promise<PolicySet> {
  const workspace = `workspace: lifecycles\ntimeZone: Etc/UTC\npacks: [orders, shipments]\n${choices}`
  const loaded = await loadPolicies({ files: { 'countersign.yaml': workspace }, packs: await policyPacks() })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  return loaded.policies
}

/** Of nothing, every transition was never seen: that lists them. */
const transitionsOf = (follower: LifecycleFollower): readonly UnseenTransition[] => follower.summary().neverSeen

const unowned = { source: 'somebody', subject: 'A' } as const

test.each(Object.entries(CHOICES))('a walk along a shipped lifecycle gives no finding, wherever it starts: %s', async (_name, choices) => {
  const policies = await policiesWith(choices)
  const all = transitionsOf(followLifecycles(policies))
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['order', 'line', 'shipment']))
  const starts = all.filter(({ to }) => to !== 'back')
  fc.assert(
    fc.property(fc.nat(starts.length - 1), fc.array(fc.nat(20), { maxLength: 15 }), (start, turns) => {
      const follower = followLifecycles(policies)
      const first = starts[start]
      if (first === undefined) return
      follower.observe({ type: first.by, ...unowned })
      for (const turn of turns) {
        const on = all.filter(({ type, from }) => type === first.type && from === follower.standing(first.type, 'A')?.state)
        const next = on[turn % Math.max(1, on.length)]
        if (next !== undefined) follower.observe({ type: next.by, ...unowned })
      }
      expect(follower.summary().findings).toEqual([])
    }),
  )
})

/** The usual way of each object, and whose word each step is; the workspace of the log of order management has the last three. */
test.each<[keyof typeof CHOICES, string, string, ...(readonly [source: string, event: string, state: string])[]]>([
  [
    'strict',
    'order',
    'closed',
    ['oms', 'order.validated', 'validated'],
    ['oms', 'order.allocated', 'allocated'],
    ['oms', 'order.released', 'released'],
    ['wms', 'pick.started', 'picking'],
    ['wms', 'order.packed', 'packed'],
    ['wms', 'order.shipped', 'shipped'],
    ['erp', 'invoice.posted', 'invoiced'],
    ['erp', 'order.closed', 'closed'],
  ],
  [
    'strict',
    'line',
    'shipped',
    ['wms', 'line.out_of_stock', 'out-of-stock'],
    ['erp', 'line.reordered', 'reordered'],
    ['oms', 'line.allocated', 'allocated'],
    ['wms', 'line.picked', 'picked'],
    ['wms', 'line.shipped', 'shipped'],
  ],
  [
    'strict',
    'shipment',
    'delivered',
    ['wms', 'shipment.picked', 'picked'],
    ['wms', 'shipment.packed', 'packed'],
    ['wms', 'shipment.departed', 'shipped'],
    ['carrier', 'shipment.delivery_failed', 'delivery-failed'],
    ['carrier', 'shipment.delivery_retried', 'shipped'],
    ['carrier', 'shipment.delivered', 'delivered'],
  ],
  ['loose', 'order', 'closed', ['oms', 'order.validated', 'validated'], ['erp', 'order.paid', 'closed']],
  [
    'loose',
    'line',
    'shipped',
    ['wms', 'line.out_of_stock', 'out-of-stock'],
    ['erp', 'line.reordered', 'reordered'],
    ['wms', 'line.picked', 'picked'],
    ['wms', 'line.packed', 'packed'],
    ['wms', 'line.shipped', 'shipped'],
  ],
  [
    'loose',
    'shipment',
    'delivered',
    ['wms', 'shipment.packed', 'packed'],
    ['wms', 'shipment.departed', 'shipped'],
    ['carrier', 'shipment.delivery_failed', 'delivery-failed'],
    ['carrier', 'shipment.delivery_failed', 'delivery-failed'],
    ['carrier', 'shipment.delivered', 'delivered'],
  ],
])('%s: the usual way of %s to %s', async (choices, type, end, ...steps) => {
  const follower = followLifecycles(await policiesWith(CHOICES[choices]))
  follower.observe({ type: type === 'shipment' ? 'shipment.planned' : `${type}.created`, source: 'oms', subject: 'A' })
  const stood = steps.map(([source, event]) => {
    follower.observe({ type: event, source, subject: 'A' })
    return follower.standing(type, 'A')?.state
  })
  expect(stood).toEqual(steps.map(([, , state]) => state))
  expect(follower.summary()).toMatchObject({ findings: [], notTerminal: [], objects: [{ type, state: end, count: 1 }] })
})

test.each<[string, readonly (readonly [source: string, event: string])[], string, readonly string[]]>([
  [
    'a carrier that tells of no attempt',
    [
      ['carrier', 'shipment.delivery_failed'],
      ['carrier', 'shipment.delivered'],
    ],
    'shipment',
    ['shipment.delivery_retried'],
  ],
  [
    'a warehouse that picks what nobody allocated',
    [
      ['oms', 'line.created'],
      ['wms', 'line.picked'],
    ],
    'line',
    ['line.allocated'],
  ],
  [
    'a stockout that nobody answers',
    [
      ['wms', 'line.out_of_stock'],
      ['wms', 'line.picked'],
    ],
    'line',
    ['line.backordered', 'line.allocated'],
  ],
])('strict: %s leaves a gap', async (_name, events, type, missing) => {
  const follower = followLifecycles(await policiesWith(CHOICES.strict))
  for (const [source, event] of events) follower.observe({ type: event, source, subject: 'A' })
  expect(follower.summary().findings).toMatchObject([{ type, reason: 'out-of-order', missing }])
})
