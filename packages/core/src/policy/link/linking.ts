import type { At, Issue } from '../issue.ts'
import type { Report } from '../source-node.ts'

/** Reports an error. */
export function refuse(report: Report, code: string, at: At, message: string, suggestion?: string): undefined {
  report({ code, severity: 'error', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

export function warn(report: Report, code: string, at: At, message: string, suggestion?: string): undefined {
  report({ code, severity: 'warning', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** Runs a reading; if it gives nothing, something must have been said about it: a hole without an issue would be a silent loss. */
export function reading<T>(report: Report, at: At, read: (report: Report) => T | undefined): T | undefined {
  let said = false
  const result = read((issue: Issue) => {
    said ||= issue.severity === 'error'
    report(issue)
  })
  if (result === undefined && !said) refuse(report, 'wrong-form', at, 'this cannot be read here')
  return result
}
