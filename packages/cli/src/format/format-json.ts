import type { JsonObject } from '@countersign/core'
import { printJson } from '../terminal/print-json.ts'
import type { Examination } from './examination.ts'
import { countSeverities, issuesOf } from './examination.ts'

/** One object on one stream; `facts` are what the command adds (cases, coverage). */
export function formatJson(examination: Examination, facts: JsonObject): string {
  const issues = issuesOf(examination)
  const { errors, warnings } = countSeverities(issues)
  const printed = { command: examination.command, ok: errors === 0, errors, warnings, ...facts, issues }
  return printJson(printed)
}
