import { fileURLToPath } from 'node:url'
import { sampleLines } from '../../examples/01-order-release/sample-orders.ts'
import type { Verdict } from '../engines/rules.ts'
import { approvalStream } from '../order-approval/approval-case.ts'
import { handWrittenVerdict } from '../order-approval/hand-written.ts'
import { plainDocument } from '../order-approval/plain-document.ts'
import { approvalLine } from './approval-line.ts'

/** A recording that can be written out again and again, the same each time. */
export interface Recording {
  readonly name: string
  /** The workspace that decides it. */
  readonly policies: string
  readonly records: number
  readonly lines: () => Iterable<Line>
}

interface Line {
  readonly text: string
  /** What a dry run must come to, where it is known otherwise than from a dry run. */
  readonly verdict?: Verdict
}

export function approvalRecording(records: number): Recording {
  return {
    name: 'approval',
    policies: fileURLToPath(new URL('../order-approval/policies/', import.meta.url)),
    records,
    lines: function* () {
      for (const approval of approvalStream(records)) {
        yield { text: approvalLine(approval), verdict: handWrittenVerdict(plainDocument(approval)) }
      }
    },
  }
}

/** The sample of the first example, told over and over under new order numbers. */
export function releaseRecording(records: number): Recording {
  return {
    name: 'order release',
    policies: fileURLToPath(new URL('../../examples/01-order-release/policies/', import.meta.url)),
    records,
    lines: () => retold([...sampleLines()], records),
  }
}

function* retold(sample: readonly string[], records: number): Generator<Line> {
  for (let index = 0; index < records; index += 1) {
    const round = Math.floor(index / sample.length)
    yield { text: (sample[index % sample.length] ?? '').replaceAll(/SO-\d+/g, `$&-${round}`) }
  }
}
