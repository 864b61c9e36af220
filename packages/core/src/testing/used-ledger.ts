import type { DecisionInput, LedgerLine } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { Report } from '../policy/source-node.ts'
import { ledgerWindows } from '../runtime/ledger-windows.ts'
import type { LedgerWindow } from '../runtime/simulated-ledger.ts'
import { simulatedLedger } from '../runtime/simulated-ledger.ts'
import { parseInstant } from '../values/instant.ts'
import { caseIssue } from './case-issue.ts'
import type { Used } from './read-given.ts'

/**
 * The ledger of a case: every line that its decision may read, with what is `used`, else with nothing.
 *
 * `daily` is every line of that gate; `daily[DC-EAST]` one; a guard policy's gate is also `<policy>/daily`.
 */
export function usedLedger(policies: PolicySet, input: DecisionInput, used: readonly Used[], report: Report): DecisionInput['ledger'] {
  const windows = ledgerWindows(policies, input)
  const lines = simulatedLedger().lines(windows, parseInstant(input.now) ?? Number.NaN, false)
  for (const { gate, at } of used) {
    if (!windows.some(window => isOf(window, gate))) report(caseIssue('unknown-gate', `no plan of this case is counted by \`${gate}\``, at))
  }
  return Object.fromEntries(
    windows.flatMap((window): readonly (readonly [string, LedgerLine])[] => {
      const line = lines[window.key]
      const spent = used.find(({ gate }) => isOf(window, gate))
      if (line === undefined) return []
      return [[window.key, spent === undefined ? line : { ...line, settled: spent.amount }]]
    }),
  )
}

/** A key is `<policy>/<gate>[<key>,<key>]`. */
function isOf({ key }: LedgerWindow, gate: string): boolean {
  const [whole, bare] = [key, key.slice(key.indexOf('/') + 1)]
  return [whole, bare].some(name => name === gate || name.startsWith(`${gate}[`))
}
