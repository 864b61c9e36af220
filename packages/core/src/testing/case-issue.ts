import type { At, Issue } from '../policy/issue.ts'
import { nearestName } from '../values/nearest-name.ts'

/** Something wrong with a case itself, found when it is about to run. */
export function caseIssue(code: string, message: string, at: At): Issue {
  return { code, severity: 'error', message, at }
}

export function unknownName(code: string, what: string, name: string, known: readonly string[], at: At): Issue {
  const near = nearestName(name, known)
  const issue = caseIssue(code, `there is no ${what} \`${name}\``, at)
  return near === undefined ? issue : { ...issue, suggestion: `did you mean \`${near}\`?` }
}
