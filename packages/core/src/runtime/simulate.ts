import { decide } from '../evaluate/decide.ts'
import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { parseInstant } from '../values/instant.ts'
import { ledgerWindows } from './ledger-windows.ts'
import type { LedgerWindow, SimulatedLedger } from './simulated-ledger.ts'

/** A decision of a simulation, and what it was made on: `input` has the ledger lines as they stood. */
export interface Simulated {
  readonly input: DecisionInput
  readonly decision: Decision
}

/**
 * Decides on the ledger that earlier decisions of this run left behind, and folds what this one reserves. Recorded lines are not read.
 * What only observes counts what else only observed, as if all of it had run.
 *
 * @example
 * ```ts
 * const ledger = simulatedLedger()
 * for (const input of inputs) simulate(policies, input, ledger)
 * ```
 */
export function simulate(policies: PolicySet, recorded: DecisionInput, ledger: SimulatedLedger): Simulated {
  const unfilled = { ...recorded, ledger: {} }
  const now = parseInstant(recorded.now) ?? Number.NaN
  const windows = ledgerWindows(policies, unfilled)
  const acting = decided(policies, { ...unfilled, ledger: ledger.lines(windows, now, false) })
  const simulated = observes(acting.decision) && windows.length > 0 ? asObserver(policies, unfilled, windows, ledger, now) : acting
  if (simulated.decision.kind === 'single') ledger.fold(simulated.decision.reserve, windows, now)
  return simulated
}

function observes(decision: Decision): boolean {
  return decision.kind === 'single' && decision.phase === 'observe'
}

function asObserver(
  policies: PolicySet,
  input: DecisionInput,
  windows: readonly LedgerWindow[],
  ledger: SimulatedLedger,
  now: number,
): Simulated {
  return decided(policies, { ...input, ledger: ledger.lines(windows, now, true) })
}

function decided(policies: PolicySet, input: DecisionInput): Simulated {
  return { input, decision: decide(policies, input) }
}
