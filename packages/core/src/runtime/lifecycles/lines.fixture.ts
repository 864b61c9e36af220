import { workspaceOf } from '../../evaluate/generated/release.fixture.ts'
import { LIFECYCLE } from '../../evaluate/generated/release-world.fixture.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import type { LifecycleModel } from '../../policy/model.ts'

/** Lines that run out of stock, once or again; `loose` is an object whose life has no end. */
const LINES: LifecycleModel = {
  type: 'line',
  initial: 'open',
  terminal: ['shipped'],
  states: ['open', 'out-of-stock', 'reordered', 'picked', 'shipped'],
  transitions: [
    { from: ['open', 'reordered'], to: 'out-of-stock', owner: ['wms'], by: 'line.out_of_stock' },
    { from: ['out-of-stock'], to: 'reordered', owner: ['erp'], by: 'line.reordered' },
    { from: ['open', 'reordered'], to: 'picked', owner: ['wms'], by: 'line.picked' },
    { from: ['picked'], to: 'shipped', owner: ['wms'], by: 'line.shipped' },
  ],
  ownership: { default: 'oms', fields: {} },
}

const LOOSE: LifecycleModel = {
  type: 'loose',
  initial: 'off',
  terminal: [],
  states: ['off', 'on'],
  transitions: [{ from: ['off'], to: 'on', owner: ['oms'], by: 'loose.on' }],
  ownership: { default: 'oms', fields: {} },
}

const about = (type: string, names: readonly string[]): [string, { about: string }][] => names.map(name => [name, { about: type }])

export const ORDERS_AND_LINES: PolicySet = policySetOf(
  workspaceOf([], {
    lifecycles: [LIFECYCLE, LINES, LOOSE],
    events: Object.fromEntries([
      ...about('order', ['order.created', 'supply.arrived', ...LIFECYCLE.transitions.map(({ by }) => by)]),
      ...about('line', ['line.created', ...LINES.transitions.map(({ by }) => by)]),
      ...about('loose', ['loose.on']),
      ...about('rma', ['rma.received']),
    ]),
  }),
)
