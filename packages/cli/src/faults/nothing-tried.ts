import type { Issue, PolicySet } from '@countersign/core'
import { describePolicies } from '@countersign/core'

/** The names by which policies ask scorers, each once. */
export function askedScorers(policies: PolicySet): readonly string[] {
  const names = describePolicies(policies).policies.flatMap(({ scorer }) => (scorer === undefined ? [] : [scorer]))
  return [...new Set(names)].sort()
}

/**
 * What a run that tried nothing is: a finding where policies ask a scorer, because then it has shown nothing of them; nothing otherwise.
 *
 * @param file what stands for the workspace.
 */
export function nothingTried(policies: PolicySet, file: string): Issue | undefined {
  const asked = askedScorers(policies)
  if (asked.length === 0) return undefined
  return {
    code: 'nothing-tried',
    severity: 'error',
    message: `no case gets as far as a question to a scorer, though policies ask ${asked.map(name => `\`${name}\``).join(', ')}`,
    at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    suggestion: 'write a test case whose rules leave the choice to the scorer, or name a file of recorded lines',
  }
}
