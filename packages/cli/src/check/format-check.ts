import { counted } from '../format/counted.ts'
import type { Examination } from '../format/examination.ts'
import { countSeverities, issuesOf } from '../format/examination.ts'
import { formatIssues, formatSeverities } from '../format/format-issues.ts'
import type { Paper } from '../terminal/paper.ts'

/** The findings for a person, and one line that sums up. */
export function formatCheck(examination: Examination, fixed: number, elapsedMs: number): (paper: Paper) => string {
  return paper => {
    const found = formatSeverities(countSeverities(issuesOf(examination)), paper)
    const repaired = fixed === 0 ? '' : `, ${counted(fixed, 'place')} fixed`
    const about = paper.colours.dim(`in ${counted(examination.units.length, 'document')}${repaired} (${Math.round(elapsedMs)} ms)`)
    return `${[...formatIssues(examination, paper), `${found} ${about}`].join('\n')}\n`
  }
}
