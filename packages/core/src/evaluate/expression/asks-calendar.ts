import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'

/** Functions that read a calendar. */
const CALENDAR_FUNCTIONS: readonly string[] = [
  'today',
  'day',
  'addWorkingDays',
  'workingTime',
  'cutoff',
  'pickupDate',
  'isClosed',
  'arriving',
]

/** Whether some expression of a policy reads a calendar. A policy is data, so the search is a plain one through all of it. */
export function asksCalendar(policy: PolicyModel): boolean {
  const pending: unknown[] = [policy]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (isCalendarCall(next)) return true
    pending.push(...Object.values(next).filter(value => typeof value === 'object' && value !== null))
  }
  return false
}

function isCalendarCall(node: object): node is Extract<Expression, { op: 'call' }> {
  return 'op' in node && node.op === 'call' && 'function' in node && CALENDAR_FUNCTIONS.some(name => name === node.function)
}
