import type { PolicySet, SystemId } from '@countersign/core'
import { judgeTransition, loadPolicies } from '@countersign/core'
import { expect, test } from 'vitest'
import { policyPacks } from '../src/policy-packs.ts'

const packs = await policyPacks()
const strict = await load('')
const lenient = await load('lifecycles: { receipt: { skipArrival: true, cancelReceived: true, reverseInvoiced: true } }\n')

async function load(lifecycles: string): Promise<PolicySet> {
  const workspace = `workspace: w\ntimeZone: Etc/UTC\npacks: [receipts]\n${lifecycles}`
  const loaded = await loadPolicies({ files: { 'countersign.yaml': workspace }, packs })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  return loaded.policies
}

/** Where an event leads a receipt or a received line that its owner shows there, or why it does not. */
function answer(policies: PolicySet, [type, state, system, event]: readonly [string, string, SystemId, string]): string {
  const shows = ['posted', 'invoiced', 'closed'].includes(state) ? 'erp' : 'wms'
  const states = { [shows]: { state, asOf: '2026-03-23T12:00:00Z' } }
  const judged = judgeTransition(policies, { mode: 'observed', system, event, subject: { type, states } })
  return judged.kind === 'allowed' ? (judged.to ?? state) : judged.kind === 'refused' ? judged.reason : judged.because
}

test.each<[string, string, SystemId, string, string]>([
  ['receipt', 'announced', 'wms', 'receipt.arrived', 'arrived'],
  ['receipt', 'arrived', 'wms', 'receipt.started', 'receiving'],
  ['receipt', 'receiving', 'wms', 'receipt.recorded', 'received'],
  ['receipt', 'received', 'erp', 'receipt.posted', 'posted'],
  ['receipt', 'posted', 'erp', 'receipt.invoiced', 'invoiced'],
  ['receipt', 'invoiced', 'erp', 'receipt.closed', 'closed'],
  ['receipt', 'posted', 'erp', 'receipt.reversed', 'received'],
  ['receipt', 'received', 'wms', 'receipt.held', 'held'],
  ['receipt', 'arrived', 'erp', 'receipt.cancelled', 'cancelled'],
  ['receipt', 'received', 'wms', 'receipt.posted', 'not-the-owner'],
  ['receipt', 'receiving', 'erp', 'receipt.posted', 'out-of-order'],
  ['receipt', 'closed', 'erp', 'receipt.posted', 'invalid'],
  ['receiptLine', 'expected', 'wms', 'receipt.line_received', 'received'],
  ['receiptLine', 'received', 'erp', 'receipt.line_posted', 'posted'],
  ['receiptLine', 'posted', 'erp', 'receipt.line_closed', 'closed'],
  ['receiptLine', 'received', 'wms', 'receipt.line_quarantined', 'quarantined'],
  ['receiptLine', 'quarantined', 'wms', 'receipt.line_released', 'received'],
  ['receiptLine', 'quarantined', 'wms', 'receipt.line_rejected', 'rejected'],
  ['receiptLine', 'quarantined', 'erp', 'receipt.line_posted', 'out-of-order'],
  ['receiptLine', 'received', 'wms', 'receipt.line_posted', 'not-the-owner'],
  ['receiptLine', 'rejected', 'erp', 'receipt.line_posted', 'invalid'],
])('%s in %s, %s says %s: %s', (type, state, system, event, expected) => {
  expect(answer(strict, [type, state, system, event])).toBe(expected)
})

test.each<[string, SystemId, string, string, string]>([
  ['announced', 'wms', 'receipt.started', 'out-of-order', 'receiving'],
  ['received', 'wms', 'receipt.cancelled', 'invalid', 'cancelled'],
  ['invoiced', 'erp', 'receipt.reversed', 'invalid', 'received'],
])('a receipt in %s, %s says %s: %s, unless the workspace lets it: %s', (state, system, event, byDefault, allowed) => {
  expect([strict, lenient].map(policies => answer(policies, ['receipt', state, system, event]))).toEqual([byDefault, allowed])
})
