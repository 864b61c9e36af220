import { triageHolds } from './triage-holds.ts'
import { addDecision, emptyReport, reportText, resolvedShare } from './triage-report.ts'

/** `npm run example -- hold-triage`: how many made-up holds are resolved without a person, and what keeps the rest. */
const report = emptyReport()
for await (const { decision, procedures } of triageHolds(4_000)) addDecision(report, decision, procedures)

console.log(reportText(report))
console.log(`\n${resolvedShare(report).toFixed(1)} % resolved unattended; the aim for this workflow is 75 %`)
