import type { Comparison } from './comparison.ts'
import type { Judged, JudgedTwice } from './judged-twice.ts'
import type { Compared } from './run-compare.ts'

/** The comparison for programs; `limit`: so many changes are listed. */
export function comparedJson({ comparison, unusedOutcomes, broken, ...counts }: Compared, limit: number): object {
  const { choice, enforcement, changes, confidence, outcomes } = comparison
  return {
    ...counts,
    choice,
    enforcement,
    confidence: confidenceJson(confidence),
    ...(outcomes === undefined ? {} : { outcomes: { ...outcomes, unused: unusedOutcomes } }),
    changes: { count: changes.length, shown: changes.slice(0, limit).map(changeJson) },
    issues: broken,
  }
}

function confidenceJson({ shift, thresholds }: Comparison['confidence']): object {
  return { ...shift, thresholds }
}

function changeJson({ first, second, ...where }: JudgedTwice): object {
  return { ...where, first: judgedJson(first), second: judgedJson(second) }
}

function judgedJson({ scoring, ...judged }: Judged): object {
  return scoring.status === 'failed' ? { ...judged, failed: scoring.why } : judged
}
