import type { DecisionInput, SiteCalendar } from '../evaluate/decision-input.ts'
import { ledgerToGather } from '../evaluate/gather/gather-ledger.ts'
import type { LedgerQuery } from '../evaluate/gather/need.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { programOf } from '../evaluate/policy-set.ts'
import type { PolicyProgram } from '../evaluate/program/program.ts'
import { readWalk } from '../evaluate/read-walk.ts'
import { parseInstant } from '../values/instant.ts'
import type { LedgerWindow } from './simulated-ledger.ts'

/**
 * Every ledger key that this decision may read or write and that the input has no line for, with its window. A site day that the
 * input has no calendar for has no window, so that its line stays unknown.
 */
export function ledgerWindows(policies: PolicySet, input: DecisionInput): readonly LedgerWindow[] {
  const program = programOf(policies).policies.get(input.policy)
  const now = parseInstant(input.now)
  if (program === undefined || now === undefined || !countsAnything(program)) return []
  const walked = readWalk(programOf(policies), input)
  if (walked.kind === 'not-applicable') return []
  return ledgerToGather(walked).flatMap(query => windowOf(query, input.calendars, now))
}

/** Most policies have no budget: then there is nothing to walk for. */
function countsAnything(program: PolicyProgram): boolean {
  const budgets = [program, ...program.guardPolicies].some(({ gates }) => gates.some(gate => gate.kind === 'budget'))
  return budgets || program.workspace.agents.some(({ limits }) => limits !== undefined)
}

function windowOf({ key, window }: LedgerQuery, calendars: DecisionInput['calendars'], now: number): readonly LedgerWindow[] {
  if (window.kind === 'rolling') return [{ key, kind: 'rolling', ms: window.ms }]
  const calendar = window.site !== undefined && Object.hasOwn(calendars, window.site) ? calendars[window.site] : undefined
  const day = calendar === undefined ? undefined : dayHolding(calendar, now)
  return day === undefined ? [] : [{ key, kind: 'day', from: day.starts, until: day.ends }]
}

function dayHolding({ days }: SiteCalendar, now: number): SiteCalendar['days'][number] | undefined {
  return days.find(({ starts, ends }) => (parseInstant(starts) ?? Number.NaN) <= now && now < (parseInstant(ends) ?? Number.NaN))
}
