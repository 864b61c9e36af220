import type { At, Issue } from '../issue.ts'
import { UNREADABLE } from '../issue-list.ts'
import type { Report } from '../source-node.ts'

/** Reports an error. */
export function refuse(report: Report, code: string, at: At, message: string, suggestion?: string): undefined {
  report({ code, severity: 'error', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

export function warn(report: Report, code: string, at: At, message: string, suggestion?: string): undefined {
  report({ code, severity: 'warning', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

/**
 * Runs a reading. If it gives nothing and says nothing, it read a name that has an issue of its own; should there be no such issue, this
 * one stays, because a hole in a policy must never be silent.
 */
export function reading<T>(report: Report, at: At, read: (report: Report) => T | undefined): T | undefined {
  let said = false
  const result = read((issue: Issue) => {
    said ||= issue.severity === 'error'
    report(issue)
  })
  if (result === undefined && !said) refuse(report, UNREADABLE, at, 'this cannot be read')
  return result
}
