import { printJson } from '../terminal/print-json.ts'
import type { FaultRun } from './fault-run.ts'

/** One object: the matrix with full counts, and every decision that must not have been made. */
export function matrixJson({ api, policies, cases, more, wrong, rows, unsafe, issues }: FaultRun): string {
  return printJson({
    command: 'faults',
    ok: unsafe.length === 0 && issues.length === 0,
    api,
    policies: policies.digest,
    cases: cases.map(({ name, input, need, says }) => ({
      name,
      policy: input.policy,
      scorer: need.questions[0].scorer,
      says: says.by,
      recorded: says.recorded,
    })),
    more,
    wrong,
    faults: rows.map(({ fault, ...row }) => ({ fault: fault ?? 'none', ...row })),
    unsafe,
    issues,
  })
}
