import { isDecisionInput } from '../evaluate/arrival/well-formed-input.ts'
import type { Issue } from '../policy/issue.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { DecisionRecord } from './record.ts'

export type ReadRecord =
  | { readonly kind: 'record'; readonly record: DecisionRecord }
  | { readonly kind: 'unreadable'; readonly issues: readonly [Issue, ...Issue[]] }

const HEAD = ['id', 'semantics', 'policies', 'catalogue', 'input', 'inputDigest', 'decision'] as const

/**
 * Reads one stored record. Total: whatever the text is, a record or all that is wrong with it. Digests are not checked here: that is
 * the audit's work, on the stored bytes.
 *
 * @example
 * ```ts
 * const read = readRecord(line)
 * if (read.kind === 'record') decide(policies, read.record.input)
 * ```
 */
export function readRecord(text: string): ReadRecord {
  const record = parse(text)
  return record === undefined ? unreadable('line-not-json', 'the record is not JSON') : recordOf(record)
}

/** The same for what a JSON parser gave. */
export function recordOf(record: unknown): ReadRecord {
  if (!isJsonObject(record)) return unreadable('record-unreadable', 'a record is a JSON object')
  if (record['record'] !== 1)
    return unreadable('record-version', `this release reads record version 1, got \`${sayVersion(record['record'])}\``)
  const [first, ...rest] = HEAD.filter(name => !Object.hasOwn(record, name)).map(name =>
    issue('record-unreadable', `the record has no \`${name}\``),
  )
  if (first !== undefined) return { kind: 'unreadable', issues: [first, ...rest] }
  if (!isRecord(record)) return unreadable('record-unreadable', 'the record’s `input` or `decision` is not what `decide` reads and writes')
  return { kind: 'record', record }
}

function isRecord(record: object): record is DecisionRecord {
  const { input, decision, policies } = record as Partial<DecisionRecord>
  return isDecisionInput(input) && isJsonObject(decision) && isJsonObject(policies)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sayVersion(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : 'none'
}

function unreadable(code: string, message: string): ReadRecord {
  return { kind: 'unreadable', issues: [issue(code, message)] }
}

/** The text is one line of a file that we do not know; who reads the file has the place. */
function issue(code: string, message: string): Issue {
  return { code, severity: 'error', message, at: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } }
}
