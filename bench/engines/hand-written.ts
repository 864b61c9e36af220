import type { ApprovalCase } from '../order-approval/approval-case.ts'
import type { PlainDocument } from '../order-approval/plain-document.ts'
import { plainDocument } from '../order-approval/plain-document.ts'
import type { RuleId, Verdict } from '../order-approval/rules.ts'
import { EMBARGO, verdictOf } from '../order-approval/rules.ts'
import type { Engine } from './engine.ts'
import { at, engine } from './engine.ts'

/** What a programmer would write for these ten rules and no others: the floor that an engine can only come near. */
export function handWrittenEngines(cases: readonly ApprovalCase[]): readonly Engine[] {
  const documents = cases.map(plainDocument)
  return [
    engine({
      name: 'hand-written, floats',
      gives: 'verdict',
      run: index => verdict(at(documents, index)),
      read: found => ({ verdict: found }),
    }),
    engine({
      name: 'hand-written, exact, all reasons',
      gives: 'reasons with values, from decimal text',
      run: index => reasons(at(cases, index)),
      read: found => {
        const fired = found.map(({ code }) => code)
        return { verdict: verdictOf(fired), fired }
      },
    }),
  ]
}

function verdict({ order, account, risk }: PlainDocument): Verdict {
  if (
    account.status !== 'open' ||
    order.total > account.available ||
    isEmbargoed(order.shipTo.country) ||
    (account.overdueDays > 30 && order.customer.tier !== 'A') ||
    risk.score >= 0.85 ||
    (risk.score >= 0.6 && order.customer.orders < 3) ||
    order.margin < 0.05
  ) {
    return 'deny'
  }
  const { payment } = order
  return order.total > 10_000 ||
    order.discount > 0.15 ||
    ((payment.method === 'invoice' || payment.method === 'instalments') && payment.termDays > 60) ||
    (order.hazardous && order.express) ||
    order.weight > 1000
    ? 'review'
    : 'permit'
}

interface Reason {
  readonly code: RuleId
  readonly saw: readonly unknown[]
}

/** The same on the document as it was sent, amounts exact, every rule tried. */
function reasons({ order, account, risk }: ApprovalCase): readonly Reason[] {
  const { customer, shipTo } = order
  const total = scaled(order.total.amount)
  const score = scaled(risk.score)
  const found: Reason[] = []
  const tell = (code: RuleId, ...saw: readonly unknown[]): unknown => found.push({ code, saw })
  if (account.status !== 'open') tell('account-open', account.status)
  if (total > scaled(account.available.amount)) tell('credit-covers', order.total, account.available)
  if (isEmbargoed(shipTo.country)) tell('no-embargo', shipTo.country)
  if (account.overdueDays > 30 && customer.tier !== 'A') tell('pays-in-time', account.overdueDays, customer.tier)
  if (score >= 8500 || (score >= 6000 && customer.orders < 3)) tell('not-fraud', risk.score, customer.orders)
  if (scaled(order.margin) < 500) tell('above-cost', order.margin)
  return reviews(order, total, found, tell)
}

function reviews(
  order: ApprovalCase['order'],
  total: number,
  found: readonly Reason[],
  tell: (code: RuleId, ...saw: readonly unknown[]) => unknown,
): readonly Reason[] {
  const { method, termDays } = order.payment
  if (total > 100_000_000) tell('not-large', order.total)
  if (scaled(order.discount) > 1500) tell('usual-discount', order.discount)
  if ((method === 'invoice' || method === 'instalments') && termDays > 60) tell('usual-terms', method, termDays)
  if ((order.hazardous && order.express) || scaled(order.weight.amount) > 10_000_000) tell('plain-freight', order.weight)
  return found
}

function isEmbargoed(country: string): boolean {
  return EMBARGO.some(one => one === country)
}

/** Decimal text of at most four places as ten-thousandths. */
function scaled(text: string): number {
  const point = text.indexOf('.')
  const places = point < 0 ? '' : text.slice(point + 1)
  return Number(point < 0 ? text : text.slice(0, point)) * 10_000 + Number(places.padEnd(4, '0'))
}
