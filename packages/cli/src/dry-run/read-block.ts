import type { Issue, LineReader, RecordedLine } from '@countersign/core'
import { readRecordedLine } from '@countersign/core'
import type { Block, RefusedLine } from './cut-blocks.ts'
import type { IdKey } from './id-hash.ts'
import { hashId, ID_WORDS } from './id-hash.ts'
import type { Line } from './split-lines.ts'
import { splitLines } from './split-lines.ts'

/** A line that is not empty, read but not decided. */
export interface ReadLine {
  readonly line: number
  readonly read: Readable | Extract<RecordedLine, { readonly kind: 'refused' }>
}

type Readable = Extract<RecordedLine, { readonly kind: 'record' | 'event' }>

export interface ReadBlock {
  readonly file: string
  readonly lines: readonly ReadLine[]
  /** By what the lines that could be read are known, in their order. */
  readonly ids: Int32Array<ArrayBuffer>
}

/** Reads every line of a block. What cannot be read is an issue of that line, and the run goes on. */
export function readBlock(reader: LineReader, key: IdKey, file: string, block: Block): ReadBlock {
  const lines: ReadLine[] = []
  const ids = new Int32Array(block.count * ID_WORDS)
  let known = 0
  for (const [index, line] of (block.kind === 'refused' ? [block.line] : splitLines(block)).entries()) {
    const place = { file, line: block.first + index }
    const read = readLine(reader, line, place)
    if (read.kind === 'blank') continue
    lines.push({ line: place.line, read })
    if (read.kind === 'refused') continue
    hashId(key, identityOf(read), ids, known * ID_WORDS)
    known += 1
  }
  return { file, lines, ids: ids.slice(0, known * ID_WORDS) }
}

interface Place {
  readonly file: string
  readonly line: number
}

function readLine(reader: LineReader, line: Line, place: Place): RecordedLine {
  return line.kind === 'text' ? readRecordedLine(reader, line.text, place) : refused(line, place)
}

function refused({ code, message }: RefusedLine, { file, line }: Place): RecordedLine {
  const issue: Issue = { code, severity: 'error', message, at: { file, line, column: 1, endLine: line, endColumn: 1 } }
  return { kind: 'refused', issues: [issue] }
}

/**
 * What makes a line a duplicate: the event, which CloudEvents names by source and id; of a record also the policy, because one event
 * has a record for each policy that decided it. The length keeps `a` + `bc` and `ab` + `c` apart.
 */
function identityOf(line: Readable): string {
  if (line.kind === 'event') return named(line.event.source, line.event.id)
  const { trigger, policy } = line.input
  const event = trigger.kind === 'event' ? named(trigger.event.source, trigger.event.id) : line.record.id
  return `${policy} ${event}`
}

function named(source: string, id: string): string {
  return `${source.length} ${source} ${id}`
}
