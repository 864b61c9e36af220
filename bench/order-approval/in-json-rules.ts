import type { JsonCondition } from '../engines/json-rules.ts'
import { leaf } from '../engines/json-rules.ts'
import type { Rules } from '../engines/rules.ts'
import type { RuleId } from './rule-votes.ts'
import { RULE_VOTES } from './rule-votes.ts'

const score = (operator: string, value: number): ReturnType<typeof leaf> => leaf('risk', 'score', operator, value)

const conditions: Readonly<Record<RuleId, JsonCondition>> = {
  'account-open': { all: [leaf('account', 'status', 'notEqual', 'open')] },
  'credit-covers': { all: [leaf('order', 'total', 'greaterThan', { fact: 'account', path: '$.available' })] },
  'no-embargo': { all: [leaf('order', 'shipTo.country', 'in', ['BY', 'CU', 'IR', 'KP', 'RU', 'SY'])] },
  'pays-in-time': { all: [leaf('account', 'overdueDays', 'greaterThan', 30), leaf('order', 'customer.tier', 'notEqual', 'A')] },
  'not-fraud': {
    any: [
      score('greaterThanInclusive', 0.85),
      { all: [score('greaterThanInclusive', 0.6), leaf('order', 'customer.orders', 'lessThan', 3)] },
    ],
  },
  'above-cost': { all: [leaf('order', 'margin', 'lessThan', 0.05)] },
  'not-large': { all: [leaf('order', 'total', 'greaterThan', 10_000)] },
  'usual-discount': { all: [leaf('order', 'discount', 'greaterThan', 0.15)] },
  'usual-terms': {
    all: [leaf('order', 'payment.method', 'in', ['invoice', 'instalments']), leaf('order', 'payment.termDays', 'greaterThan', 60)],
  },
  'plain-freight': {
    any: [
      { all: [leaf('order', 'hazardous', 'equal', true), leaf('order', 'express', 'equal', true)] },
      leaf('order', 'weight', 'greaterThan', 1000),
    ],
  },
}

export const IN_JSON_RULES: Rules<JsonCondition> = { votes: RULE_VOTES, conditions }
