import type { DatabaseSync } from 'node:sqlite'
import { recordOf } from '../../audit/read-record.ts'
import type { Issue } from '../../policy/issue.ts'
import { issueList } from '../../policy/issue-list.ts'
import { parseJsonLine } from '../../runtime/parse-json-line.ts'
import { sectionOfRecord } from '../../score/precedents/section-of-record.ts'
import { closedIssue } from './precedents-closed.ts'
import type { PastDecision } from './write-precedents.ts'
import { writeDecisions } from './write-precedents.ts'

/** So many are written at once: fewer would cost a file a write each, more would keep others waiting. */
const BATCH = 500

/** `database` gives nothing once it is closed. What cannot be read is an issue at its line; the lines after it are read. */
export async function addRecords(
  database: () => DatabaseSync | undefined,
  lines: Iterable<string> | AsyncIterable<string>,
  file: string,
): Promise<readonly Issue[]> {
  const issues = issueList()
  let batch: PastDecision[] = []
  let number = 0
  const write = (): boolean => {
    const open = database()
    if (open === undefined) return false
    if (batch.length > 0) writeDecisions(open, batch)
    batch = []
    return true
  }
  for await (const line of lines) {
    number += 1
    const read = readLine(line)
    if (read.kind === 'decision') batch.push(read.decision)
    if (read.kind === 'refused') issues.add(issueAt(read, { file, line: number }, line))
    if (batch.length === BATCH && !write()) return [closedIssue(file)]
  }
  return write() ? [...issues.errors(), ...issues.warnings()] : [closedIssue(file)]
}

type ReadLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'decision'; readonly decision: PastDecision }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

function readLine(line: string): ReadLine {
  if (line.length < 4096 && line.trim() === '') return { kind: 'nothing' }
  const parsed = parseJsonLine(line.startsWith('\ufeff') ? line.slice(1) : line)
  if (parsed.kind === 'refused') return parsed
  const read = recordOf(parsed.value)
  if (read.kind === 'unreadable') return { kind: 'refused', code: read.issues[0].code, message: read.issues[0].message }
  const { record } = read
  const section = sectionOfRecord(record)
  if (section !== undefined) return { kind: 'decision', decision: { tenant: record.input.tenant, at: timeOf(record.input.now), section } }
  if (record.decision.kind === 'not-applicable') return { kind: 'nothing' }
  return { kind: 'refused', code: 'record-unreadable', message: 'the record’s `decision` is none' }
}

function timeOf(now: string): number {
  const time = Date.parse(now)
  return Number.isFinite(time) ? time : 0
}

function issueAt(
  { code, message }: Extract<ReadLine, { kind: 'refused' }>,
  { file, line }: { readonly file: string; readonly line: number },
  text: string,
): Issue {
  const at = { file, line, column: 1, endLine: line, endColumn: Math.min(text.length, 4096) + 1 }
  return { code, severity: 'error', message, at }
}
