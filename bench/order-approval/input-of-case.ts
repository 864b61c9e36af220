import type { DecisionInput, PolicyId } from '@countersign/core'
import { optionId, policyId } from '@countersign/core'
import type { ApprovalCase } from './approval-case.ts'

const NOW = '2026-11-20T09:00:00.000Z'
const POLICY: PolicyId = policyId('order-approval')

/** The case as `decide` takes it: somebody at the order desk asks whether the order may go. */
export function askedInput({ order, account, risk }: ApprovalCase): DecisionInput {
  return {
    schema: 1,
    now: NOW,
    tenant: 'bench',
    policy: POLICY,
    trigger: {
      kind: 'proposal',
      proposal: { policy: POLICY, ask: { kind: 'option', option: optionId('release') }, runs: 'us' },
    },
    actor: { id: 'order-desk', kind: 'person', roles: [] },
    subject: { type: 'order', key: order.id, data: order, states: {}, inFlight: [] },
    arrival: 'first',
    facts: {
      account: { status: 'known', value: account, asOf: NOW, system: 'erp' },
      risk: { status: 'known', value: risk, asOf: NOW, system: 'commerce' },
    },
    scoring: {},
    calendars: {},
    ledger: {},
    standing: { certificates: {}, stops: [] },
  }
}

/** The same when the order itself arrives: policy ranks what may be done, and a denied release falls back to a hold. */
export function eventInput(approval: ApprovalCase): DecisionInput {
  const { order } = approval
  return {
    ...askedInput(approval),
    trigger: {
      kind: 'event',
      event: {
        specversion: '1.0',
        id: `created-${order.id}`,
        source: 'oms',
        type: 'order.created',
        subject: order.id,
        time: NOW,
        data: order,
      },
    },
    actor: { id: 'oms', kind: 'service', roles: [] },
  }
}
