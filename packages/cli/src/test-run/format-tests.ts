import type { TestRun } from '@countersign/core/testing'
import { counted } from '../format/counted.ts'
import { countSeverities, issuesOf } from '../format/examination.ts'
import { formatIssues, formatSeverities } from '../format/format-issues.ts'
import { share } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import type { TestedWorkspace } from './test-workspace.ts'

/** Failures and findings for a person, then how many cases passed and how much of the policies they show. */
export function formatTests({ examination, run }: TestedWorkspace, elapsedMs: number): (paper: Paper) => string {
  return paper => {
    const lines = [...formatIssues(examination, paper)]
    if (run === undefined)
      lines.push(`${formatSeverities(countSeverities(issuesOf(examination)), paper)}: the policies do not load, no case ran`)
    else lines.push(formatCases(run, elapsedMs, paper), formatCoverage(run, paper))
    return `${lines.join('\n')}\n`
  }
}

function formatCases({ passed, failed }: TestRun, elapsedMs: number, { colours }: Paper): string {
  const good = colours.green(`${passed.toLocaleString('en-US')} passed`)
  const bad = failed === 0 ? '' : `, ${colours.red(`${failed.toLocaleString('en-US')} failed`)}`
  return `${counted(passed + failed, 'case')}: ${good}${bad} ${colours.dim(`(${Math.round(elapsedMs)} ms)`)}`
}

/** A side is a rule or guard that was true or false, a gate that let through, reviewed or denied, an option that was chosen. */
function formatCoverage({ coverage }: TestRun, { colours }: Paper): string {
  const shown = coverage.filter(({ cases }) => cases > 0).length
  if (coverage.length === 0) return colours.dim('no rules, guards or gates to cover')
  const text = `${shown} of ${counted(coverage.length, 'side')} of rules, guards, gates, conditions and options shown (${share(shown, coverage.length)})`
  return shown === coverage.length ? colours.green(text) : colours.yellow(text)
}
