import type { Decision, DecisionInput, Enforcement, Reason, Verdict } from '@countersign/core'
import { optionId, policyId } from '@countersign/core'
import type { Decided } from './decided.ts'

/** Decisions made by hand, for tests of what is printed of them. */
export function decided(example: Example): Decided {
  const { line = 1, site = 'DC-EAST', policy = 'order-release' } = example
  return { file: 'events.jsonl', line, site, input: input(line, policy), decision: decision(example, policy) }
}

export interface Example {
  readonly line?: number
  readonly site?: string
  readonly policy?: string
  readonly verdict: Verdict
  readonly enforcement?: Enforcement
  readonly option?: string
  readonly reasons?: readonly string[]
  readonly observed?: readonly string[]
  /** Of the first reason. */
  readonly missing?: Reason['missing']
  readonly struck?: Readonly<Record<string, readonly [string, ...string[]]>>
}

function input(line: number, policy: string): DecisionInput {
  const now = '2026-03-21T12:00:00.000Z'
  const event = {
    specversion: '1.0',
    id: `e-${line}`,
    source: 'oms',
    type: 'order.created',
    subject: `SO-${line}`,
    time: now,
    data: {},
  } as const
  return {
    schema: 1,
    now,
    tenant: 'default',
    policy: policyId(policy),
    trigger: { kind: 'event', event },
    actor: { id: 'oms', kind: 'service', roles: [] },
    subject: { type: 'order', key: `SO-${line}`, data: {}, states: {}, inFlight: [] },
    arrival: 'first',
    facts: {},
    scoring: {},
    calendars: {},
    ledger: {},
    standing: { certificates: {}, stops: [] },
  }
}

function decision(
  { verdict, enforcement = 'execute', option = 'release-all', reasons = [], observed = [], missing = [], struck = {} }: Example,
  policy: string,
): Decision {
  if (verdict === 'not-applicable') return { kind: 'not-applicable', policy: policyId(policy), reason: reason(reasons[0] ?? 'stale', true) }
  return {
    kind: 'single',
    policy: policyId(policy),
    verdict,
    enforcement,
    phase: 'unattended',
    chosen: { plan: { option: optionId(option), steps: [] }, by: { kind: 'rank' } },
    reasons: [
      ...reasons.map((code, index) => ({ ...reason(code, true), missing: index === 0 ? missing : [] })),
      ...observed.map(code => reason(code, false)),
    ],
    struck: Object.entries(struck).map(([id, [first, ...rest]]) => ({
      option: optionId(id),
      reasons: [reason(first, true), ...rest.map(code => reason(code, true))],
    })),
    eligible: [],
    cut: [],
    runs: [],
    waits: [],
    ifRejected: 'keep',
    reserve: [],
  }
}

function reason(code: string, counted: boolean): Reason {
  return { code, kind: 'guard', vote: 'review', counted, steps: [], saw: [], missing: [] }
}
