import type { Issue } from '@countersign/core'
import type { CaseResult, Failure } from '@countersign/core/testing'
import type { Unit } from '../format/examination.ts'

/** A case as every format prints it: one issue an expectation that is not met, at the expectation. */
export function caseUnit(result: CaseResult, placed: (issue: Issue) => Issue): Unit {
  const { file } = placed({ code: 'case-failed', severity: 'error', message: '', at: result.at }).at
  const failures = result.failures.map((failure, index) =>
    placed(failureIssue(failure, caseName(result), index === 0 ? result.because : [])),
  )
  return { name: caseName(result), file, issues: [...result.issues.map(placed), ...failures] }
}

/** `order-release: both sides of the spend limit [3]`. */
function caseName({ policy, name, row }: CaseResult): string {
  return `${policy}: ${name}${row === undefined ? '' : ` [${row}]`}`
}

/** Why the decision is what it is stands under the first failure only. */
function failureIssue({ expectation, expected, got, at }: Failure, name: string, because: readonly string[]): Issue {
  const message = `${name}: \`${expectation}\` is expected to be ${expected}, got ${got}`
  const head = { code: 'case-failed', severity: 'error', message, at } as const
  return because.length === 0 ? head : { ...head, suggestion: because.join(' ') }
}
