import { expect, test } from 'vitest'
import type { DecisionLine, QuantityClass } from './receipt-table.ts'
import { formatReceiptTable, quantityClass, receiptTable } from './receipt-table.ts'

test.each<{ struck: string[]; reasons?: string[]; expected: QuantityClass }>([
  { struck: ['differs', 'short', 'over', 'beyond-tolerance'], expected: 'as ordered' },
  { struck: ['as-ordered', 'over', 'beyond-tolerance'], expected: 'short, inside tolerance' },
  { struck: ['as-ordered', 'over', 'inside-tolerance'], expected: 'short, beyond tolerance' },
  { struck: ['as-ordered', 'short', 'inside-tolerance'], expected: 'over' },
  { struck: ['as-ordered', 'short', 'beyond-tolerance'], expected: 'over' },
  { struck: [], reasons: ['as-ordered'], expected: 'not known' },
  { struck: ['as-ordered', 'over'], reasons: ['inside-tolerance'], expected: 'not known' },
])('$struck $reasons: $expected', ({ struck, reasons = [], expected }) => {
  expect(quantityClass({ verdict: 'review', reasons, struck })).toBe(expected)
})

test('every decision is in one cell of each part', () => {
  const exact = ['differs', 'short', 'over', 'beyond-tolerance']
  const lines: DecisionLine[] = [
    { verdict: 'permit', reasons: [], struck: exact },
    { verdict: 'permit', reasons: [], struck: exact },
    { verdict: 'review', reasons: ['rejected-goods'], struck: exact },
    { verdict: 'review', reasons: ['claims-are-money', 'rejected-goods'], struck: ['as-ordered', 'over', 'inside-tolerance'] },
  ]
  expect(formatReceiptTable(receiptTable(lines))).toBe(
    `Quantity and rejects, as the decisions say
                           none rejected  some rejected            all
 as ordered                            2              1              3
 short, inside tolerance               0              0              0
 short, beyond tolerance               0              1              1
 over                                  0              0              0
 not known                             0              0              0
 all                                   2              2              4

Verdict and reasons
      2  permit  –
      1  review  rejected-goods
      1  review  claims-are-money + rejected-goods`,
  )
})
