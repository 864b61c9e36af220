import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'

/** Which calendars the expressions of a policy may read: none, its own site's, or those of sites that an argument names. */
export type CalendarUse = 'none' | 'own' | 'named'

/** Functions that read a calendar, and which of their arguments names the site. */
const SITE_ARGUMENT: Readonly<Record<string, number>> = {
  today: 0,
  day: 1,
  addWorkingDays: 2,
  workingTime: 2,
  cutoff: 0,
  pickupDate: 0,
  isClosed: 0,
  arriving: Infinity,
}

/** A policy is data, so the search is a plain one through all of it. */
export function calendarUse(policy: PolicyModel): CalendarUse {
  let use: CalendarUse = 'none'
  const pending: unknown[] = [policy]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (isCalendarCall(next)) {
      if (namesSite(next)) return 'named'
      use = 'own'
    }
    pending.push(...Object.values(next).filter(value => typeof value === 'object' && value !== null))
  }
  return use
}

type Call = Extract<Expression, { op: 'call' }>

function isCalendarCall(node: object): node is Call {
  return (
    'op' in node &&
    node.op === 'call' &&
    'function' in node &&
    typeof node.function === 'string' &&
    Object.hasOwn(SITE_ARGUMENT, node.function)
  )
}

function namesSite(call: Call): boolean {
  const site = call.args[SITE_ARGUMENT[call.function] ?? 0]
  return site !== undefined && site.op !== 'site'
}
