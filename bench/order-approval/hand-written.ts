import type { Engine } from '../engines/engine.ts'
import { at, engine } from '../engines/engine.ts'
import type { Verdict } from '../engines/rules.ts'
import { verdictOf } from '../engines/rules.ts'
import type { ApprovalCase } from './approval-case.ts'
import type { PlainDocument } from './plain-document.ts'
import { plainDocument } from './plain-document.ts'
import type { RuleId } from './rule-votes.ts'
import { RULE_VOTES } from './rule-votes.ts'

const EMBARGO = ['BY', 'CU', 'IR', 'KP', 'RU', 'SY'] as const

/** What a programmer would write for these ten rules and no others: the floor that an engine can only come near. */
export function handWrittenEngines(cases: readonly ApprovalCase[]): readonly Engine[] {
  const documents = cases.map(plainDocument)
  return [
    engine({
      name: 'hand-written, floats',
      gives: 'verdict',
      run: index => handWrittenVerdict(at(documents, index)),
      read: found => ({ verdict: found }),
    }),
    engine({
      name: 'hand-written, exact, all reasons',
      gives: 'reasons with values, from decimal text',
      run: index => reasons(at(cases, index)),
      read: found => {
        const fired = found.map(({ code }) => code)
        return { verdict: verdictOf(RULE_VOTES, fired), fired }
      },
    }),
  ]
}

/** The verdict by floats, first rule that decides. */
export function handWrittenVerdict({ order, account, risk }: PlainDocument): Verdict {
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

/** Unsigned decimal text of at most four places as ten-thousandths. */
function scaled(text: string): number {
  let whole = 0
  let places = -1
  for (let position = 0; position < text.length; position += 1) {
    const digit = text.charCodeAt(position) - 48
    if (digit >= 0) whole = whole * 10 + digit
    if (digit < 0 || places >= 0) places += 1
  }
  return whole * 10 ** (4 - Math.max(places, 0))
}
