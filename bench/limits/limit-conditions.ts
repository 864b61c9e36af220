import type { JsonCondition } from '../engines/json-rules.ts'
import { leaf } from '../engines/json-rules.ts'
import type { Limit } from './limit.ts'

/** One limit in the language of each engine. */
export const LIMIT_IN = {
  countersign: ({ tier, termDays, total }: Limit): string =>
    `order.customer.tier == '${tier}' && order.payment.termDays > ${termDays} && order.total > '${total} EUR'`,
  jsonLogic: ({ tier, termDays, total }: Limit): object => ({
    and: [
      { '===': [{ var: 'order.customer.tier' }, tier] },
      { '>': [{ var: 'order.payment.termDays' }, termDays] },
      { '>': [{ var: 'order.total' }, total] },
    ],
  }),
  cel: ({ tier, termDays, total }: Limit): string =>
    `order.customer.tier == "${tier}" && order.payment.termDays > ${termDays}.0 && order.total > ${total}.0`,
  jsonRules: ({ tier, termDays, total }: Limit): JsonCondition => ({
    all: [
      leaf('order', 'customer.tier', 'equal', tier),
      leaf('order', 'payment.termDays', 'greaterThan', termDays),
      leaf('order', 'total', 'greaterThan', total),
    ],
  }),
  zen: ({ tier, termDays, total }: Limit): string =>
    `order.customer.tier == '${tier}' and order.payment.termDays > ${termDays} and order.total > ${total}`,
  cedar: ({ tier, termDays, total }: Limit): string =>
    `context.order.customer.tier == "${tier}" && context.order.payment.termDays > ${termDays} && context.order.total > ${total * 100}`,
}
