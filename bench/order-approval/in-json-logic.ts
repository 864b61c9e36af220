import type { Rules } from '../engines/rules.ts'
import type { RuleId } from './rule-votes.ts'
import { RULE_VOTES } from './rule-votes.ts'

const total = { var: 'order.total' }
const score = { var: 'risk.score' }
const method = { var: 'order.payment.method' }

const conditions: Readonly<Record<RuleId, object>> = {
  'account-open': { '!==': [{ var: 'account.status' }, 'open'] },
  'credit-covers': { '>': [total, { var: 'account.available' }] },
  'no-embargo': { in: [{ var: 'order.shipTo.country' }, ['BY', 'CU', 'IR', 'KP', 'RU', 'SY']] },
  'pays-in-time': { and: [{ '>': [{ var: 'account.overdueDays' }, 30] }, { '!==': [{ var: 'order.customer.tier' }, 'A'] }] },
  'not-fraud': { or: [{ '>=': [score, 0.85] }, { and: [{ '>=': [score, 0.6] }, { '<': [{ var: 'order.customer.orders' }, 3] }] }] },
  'above-cost': { '<': [{ var: 'order.margin' }, 0.05] },
  'not-large': { '>': [total, 10_000] },
  'usual-discount': { '>': [{ var: 'order.discount' }, 0.15] },
  'usual-terms': { and: [{ in: [method, ['invoice', 'instalments']] }, { '>': [{ var: 'order.payment.termDays' }, 60] }] },
  'plain-freight': {
    or: [{ and: [{ var: 'order.hazardous' }, { var: 'order.express' }] }, { '>': [{ var: 'order.weight' }, 1000] }],
  },
}

export const IN_JSON_LOGIC: Rules<object> = { votes: RULE_VOTES, conditions }
