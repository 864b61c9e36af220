import { readFileSync } from 'node:fs'
import { loadPolicies } from '@countersign/core'
import { runPolicyTests } from '@countersign/core/testing'
import { policyPacks } from '@countersign/policies'
import { expect, test } from 'vitest'
import { heldOrders, MIX } from './sample-holds.ts'
import type { TriagedHold } from './triage-holds.ts'
import { triageHolds } from './triage-holds.ts'
import { addDecision, emptyReport, reportText, resolvedShare } from './triage-report.ts'

/** As many as the example decides. */
const COUNT = 4_000

const triaged: TriagedHold[] = []
const report = emptyReport()
for await (const hold of triageHolds(COUNT)) {
  triaged.push(hold)
  addDecision(report, hold.decision, hold.procedures)
}

test('the policy passes its cases, which show every side of it', async () => {
  const loaded = await loadPolicies({ folder: new URL('./policies/', import.meta.url), packs: await policyPacks() })
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
  const { cases, findings } = runPolicyTests(loaded)
  expect(cases.filter(({ failures, issues }) => failures.length + issues.length > 0)).toEqual([])
  expect(findings).toEqual([])
  expect(loaded.warnings).toEqual([])
})

test('the mix is a whole, and the same seed makes the same holds', () => {
  expect(Object.values(MIX).reduce((total, share) => total + share, 0)).toBe(100)
  expect([...heldOrders(7, 50)]).toEqual([...heldOrders(7, 50)])
  expect([...heldOrders(7, 50)]).not.toEqual([...heldOrders(8, 50)])
})

test('every hold ends somewhere, and each ending is counted once', () => {
  const counted = Object.values(report.endings).flatMap(reasons => Object.values(reasons))
  expect(counted.reduce((total, count) => total + count, 0)).toBe(COUNT)
  expect(report.endings['not-decided']).toEqual({})
})

test('what is resolved unattended is what policy lets run alone', () => {
  expect(Object.keys(report.endings.resolved).sort()).toEqual(['clear', 'fix-address', 'retry'])
  for (const { decision } of triaged) {
    if (decision.kind !== 'single' || decision.enforcement !== 'execute' || decision.chosen?.plan.option === 'ticket') continue
    expect(decision.verdict).toBe('permit')
    expect(Number(decision.chosen?.confidence)).toBeGreaterThanOrEqual(0.9)
  }
})

test('the share is far from three quarters, and report and page say why', () => {
  expect(resolvedShare(report)).toBeCloseTo(44.3, 1)
  const text = reportText(report)
  for (const why of ['rule stock', 'rule risk', 'worth', 'old-hold', 'sure', 'a site that asks first']) expect(text).toContain(why)
  const shares = [...text.matchAll(/^ {1,2}(\d+\.\d %)/gm)].map(([, share]) => share)
  const page = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  expect([...page.matchAll(/^\| (\d+\.\d %)/gm)].map(([, share]) => share)).toEqual(shares)
})

test('the first procedure that a question is shown is that of its cause, and it is on the record', () => {
  const asked = triaged.filter(({ procedures }) => procedures.length > 0)
  expect(asked.length).toBeGreaterThan(2_000)
  const resolvers = new Map([
    ['retry', 'sop/holds.md#payment-failed'],
    ['fix-address', 'sop/holds.md#address'],
    ['cancel', 'sop/holds.md#cancellation'],
  ])
  for (const { decision, procedures } of asked) {
    const option = decision.kind === 'single' ? decision.chosen?.plan.option : undefined
    const expected = resolvers.get(option ?? '')
    if (expected !== undefined) expect(procedures[0]).toBe(expected)
  }
})
