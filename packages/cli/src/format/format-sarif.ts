import type { At, Issue, Json, JsonObject } from '@countersign/core'
import { printJson } from '../terminal/print-json.ts'
import type { Examination } from './examination.ts'
import { issuesOf } from './examination.ts'
import { isPackFile } from './pack-file.ts'

/** SARIF 2.1.0, which code scanning services read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(examination: Examination, version: string): string {
  const issues = issuesOf(examination)
  const codes = [...new Set(issues.map(issue => issue.code))].sort()
  const driver = { name: 'countersign', version, rules: codes.map(code => ({ id: code })) }
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results: issues.map(issue => result(issue, codes)) }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return printJson(log)
}

function result(issue: Issue, codes: readonly string[]): JsonObject {
  const text = issue.suggestion === undefined ? issue.message : `${issue.message} (${issue.suggestion})`
  const location = { physicalLocation: { artifactLocation: { uri: uri(issue.at.file) }, region: region(issue.at) } }
  return {
    ruleId: issue.code,
    ruleIndex: codes.indexOf(issue.code),
    level: issue.severity,
    message: { text },
    locations: [location],
    ...(issue.fix === undefined ? {} : { fixes: [fix(issue, issue.fix)] }),
  }
}

function fix({ at, suggestion }: Issue, text: string): Json {
  const replacement = { deletedRegion: region(at), insertedContent: { text } }
  const change = { artifactLocation: { uri: uri(at.file) }, replacements: [replacement] }
  return { description: { text: suggestion ?? 'replace' }, artifactChanges: [change] }
}

/** SARIF counts from 1 and its end column is exclusive, as in `At`. */
function region(at: At): JsonObject {
  return { startLine: at.line, startColumn: at.column, endLine: at.endLine, endColumn: at.endColumn }
}

/** A path relative to where the command ran; a pack file keeps its scheme `pack:`. */
function uri(file: string): string {
  const path = (isPackFile(file) ? file.slice('pack:'.length) : file).split('/').map(encodeURIComponent).join('/')
  return isPackFile(file) ? `pack:${path}` : path
}
