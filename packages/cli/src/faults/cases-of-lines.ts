import type { Issue, LineReader, PolicySet } from '@countersign/core'
import { lineReader, readRecordedLine } from '@countersign/core'
import type { PhaseSets } from '@countersign/core/testing'
import type { Block, RefusedLine } from '../dry-run/cut-blocks.ts'
import { cutBlocks } from '../dry-run/cut-blocks.ts'
import type { Input } from '../dry-run/open-input.ts'
import { splitLines } from '../dry-run/split-lines.ts'
import type { FaultCase } from './fault-case.ts'
import { faultCase } from './fault-case.ts'

export interface LineCases {
  readonly cases: readonly FaultCase[]
  /** Of lines that could not be read; at most 100. */
  readonly issues: readonly Issue[]
  /** More lines ask a scorer than were wanted. */
  readonly more: boolean
}

const MOST_ISSUES = 100

interface Reading {
  readonly sets: PhaseSets
  readonly reader: LineReader
  readonly most: number
  readonly cases: FaultCase[]
  readonly issues: Issue[]
}

/** The first `most` recorded decisions that ask a scorer. What comes after them is not read. */
export async function casesOfLines(
  inputs: readonly Input[],
  policies: PolicySet,
  { sets, most }: Pick<Reading, 'sets' | 'most'>,
  signal: AbortSignal,
): Promise<LineCases> {
  const reading: Reading = { sets, reader: lineReader(policies), most, cases: [], issues: [] }
  for (const { name, open } of inputs) {
    for await (const block of cutBlocks(open(() => undefined, signal))) {
      readBlock(reading, name, block)
      if (reading.cases.length > most) return { ...reading, cases: reading.cases.slice(0, most), more: true }
    }
  }
  return { ...reading, more: false }
}

function readBlock(reading: Reading, file: string, block: Block): void {
  const lines = block.kind === 'refused' ? [block.line] : splitLines(block)
  for (const [index, line] of lines.entries()) {
    const place = { file, line: block.first + index }
    if (line.kind === 'text') readLine(reading, line.text, place)
    else complain(reading, [refusal(line, place)])
  }
}

function complain({ issues }: Reading, more: readonly Issue[]): void {
  issues.push(...more.slice(0, MOST_ISSUES - issues.length))
}

interface LinePlace {
  readonly file: string
  readonly line: number
}

function refusal({ code, message }: RefusedLine, { file, line }: LinePlace): Issue {
  return { code, severity: 'error', message, at: { file, line, column: 1, endLine: line, endColumn: 1 } }
}

function readLine(reading: Reading, text: string, place: LinePlace): void {
  const { sets, reader, cases } = reading
  const read = readRecordedLine(reader, text, place)
  if (read.kind === 'blank') return
  if (read.kind === 'refused') {
    complain(reading, read.issues)
    return
  }
  for (const input of read.kind === 'record' ? [read.input] : read.inputs) {
    const found = faultCase(sets, `${place.file}:${place.line}`, input)
    if (found !== undefined) cases.push(found)
  }
}
