import type { DecisionRecord } from '../../audit/record.ts'
import { makeRecord } from '../../audit/record.ts'
import { decide } from '../../evaluate/decide.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { inputOf, known } from '../../evaluate/generated/decision-input.fixture.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import { compileWorkspace } from '../../policy/compile-workspace.ts'
import { FILES } from '../../policy/workspace.fixture.ts'
import { policyId } from '../../values/ids.ts'

export const SECRET = 'Mrs Example rang from 0123'

/** The workspace of the language's tests; its guard on notes reads personal data. */
function policiesOfShop(): PolicySet {
  const policy = FILES['release.policy.yaml'].replace(
    `{ id: noted, for: [order.*, wave.tag], then`,
    `{ id: noted, for: [order.*, wave.tag], when: order.notes != 'none', then`,
  )
  const compiled = compileWorkspace({ ...FILES, 'release.policy.yaml': policy })
  if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.issues))
  return policySetOf(compiled.model)
}

/** Facts under which the guard on credit strikes, and a rule holds. */
export const CREDIT_BLOCKED: DecisionInput['facts'] = {
  stock: known({ I1: { free: '5 EA' } }),
  credit: known({ status: 'blocked', open: '0 EUR' }),
  near: known([]),
}

const POLICIES = policiesOfShop()

/** A recorded decision on an order of the shop: an event is another decision. */
export function pastDecision(event = 'e1', more: Partial<DecisionInput> = {}, total = '900 EUR'): DecisionRecord {
  const input = inputOf(
    {
      policy: policyId('release'),
      trigger: { kind: 'event', event: { specversion: '1.0', id: event, source: 'oms', type: 'order.created', subject: 'SO-1', data: {} } },
      facts: {
        stock: known({ I1: { free: '5 EA' } }),
        credit: known({ status: 'ok', open: '0 EUR' }),
        near: known([{ id: 'N1', name: 'near', freight: '5 EUR', days: 2 }]),
      },
      scoring: { '': { status: 'answered', scorer: 'release', confidence: { all: '0.95', 'from-near[N1]': '0.1', hold: '0.1' } } },
      ledger: {},
      ...more,
    },
    {
      id: 'SO-1',
      nodeId: 'DC',
      total,
      tier: 'A',
      notes: SECRET,
      lines: [{ id: 'L1', itemId: 'I1', quantity: '5 EA' }],
      placed: '2026-03-21T11:00:00Z',
    },
  )
  return makeRecord(POLICIES, input, decide(POLICIES, input))
}
