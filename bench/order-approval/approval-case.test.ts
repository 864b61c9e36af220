import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { approvalCases } from './approval-case.ts'
import { handWrittenEngines } from './hand-written.ts'

const CASES = 4096
const cases = approvalCases(CASES)

test('the cases are the same in every run, on every machine', () => {
  const digest = createHash('sha256').update(JSON.stringify(cases)).digest('hex')
  expect(digest.slice(0, 16)).toBe('cc3fffbc01f7c971')
  expect(approvalCases(3, 1)).not.toEqual(approvalCases(3, 2))
})

test('about nine in ten are denied, for between three and four reasons', () => {
  const [verdict, reasons] = handWrittenEngines(cases).map(({ run, read }) => cases.map((_, index) => read(run(index))))
  const share = (verdict ?? []).filter(answer => answer.verdict === 'deny').length / CASES
  const perCase = (reasons ?? []).reduce((sum, { fired = [] }) => sum + fired.length, 0) / CASES
  expect({ share, perCase }).toEqual({ share: 3663 / CASES, perCase: 15_206 / CASES })
})

test.each([
  ['order.total', '9999.99', (one: (typeof cases)[number]) => one.order.total.amount],
  ['order.total', '10000.00', (one: (typeof cases)[number]) => one.order.total.amount],
  ['order.total', '10000.01', (one: (typeof cases)[number]) => one.order.total.amount],
  ['order.margin', '0.050', (one: (typeof cases)[number]) => one.order.margin],
  ['order.discount', '0.150', (one: (typeof cases)[number]) => one.order.discount],
  ['order.weight', '1000.00', (one: (typeof cases)[number]) => one.order.weight.amount],
  ['risk.score', '0.850', (one: (typeof cases)[number]) => one.risk.score],
])('%s stands at %s in some case', (_path, amount, read) => {
  expect(cases.some(one => read(one) === amount)).toBe(true)
})
