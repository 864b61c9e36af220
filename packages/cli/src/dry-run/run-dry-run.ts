import type { PolicySet } from '@countersign/core'
import { lineReader } from '@countersign/core'
import { createSummary } from './create-summary.ts'
import type { LineContext } from './decide-line.ts'
import { decideLine } from './decide-line.ts'
import { decisionLine } from './decision-line.ts'
import type { LineSink } from './line-sink.ts'
import type { Input } from './open-input.ts'
import type { Progress } from './progress.ts'
import type { LineBlock } from './read-lines.ts'
import { readLines } from './read-lines.ts'
import type { Replay } from './replay.ts'
import { deciderOf } from './replay.ts'
import { createSeenIds } from './seen-ids.ts'
import type { Summary } from './summary.ts'

export interface DryRun {
  readonly policies: PolicySet
  readonly inputs: readonly Input[]
  readonly replay: Replay
  /** Where each decision is written. */
  readonly out?: LineSink | undefined
  /** Ends the run between two blocks of lines; what was decided before stands. */
  readonly signal?: AbortSignal
}

/** Decides every record of every input, in order, in constant memory. Nothing is executed. */
export async function runDryRun({ policies, inputs, replay, out, signal }: DryRun, progress: Progress): Promise<Summary> {
  const summary = createSummary()
  const reader = lineReader(policies)
  const context: LineContext = { policies, reader, seen: createSeenIds(), summary, decide: deciderOf(policies, replay) }
  for (const { name, open } of inputs) {
    for await (const block of readLines(open(progress.addBytes, signal))) {
      if (signal?.aborted) return summary.summary()
      const lines = decideBlock(context, name, block, out !== undefined)
      await out?.write(lines)
      progress.addRecords(block.lines.length)
    }
  }
  return summary.summary()
}

/** Returns the lines to write, if they are wanted. */
function decideBlock(context: LineContext, file: string, { first, lines }: LineBlock, wanted: boolean): string {
  let written = ''
  for (const [index, line] of lines.entries()) {
    const decided = decideLine(context, line, { file, line: first + index })
    if (wanted) written += decided.map(decisionLine).join('')
  }
  return written
}
