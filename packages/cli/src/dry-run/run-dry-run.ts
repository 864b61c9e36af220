import type { PolicySet } from '@countersign/core'
import type { AnsweringSetup } from '../cassette/answering.ts'
import { answeringFrom } from '../cassette/answering.ts'
import type { ReportData } from '../report-data/create-report-data.ts'
import { createSummary } from './create-summary.ts'
import { cutBlocks } from './cut-blocks.ts'
import { inBlockOrder } from './in-block-order.ts'
import type { FileBlock } from './lane.ts'
import type { LineSink } from './line-sink.ts'
import type { Input } from './open-input.ts'
import { openLanes } from './open-lanes.ts'
import type { Progress } from './progress.ts'
import type { Replay } from './replay.ts'
import { createSeenIds } from './seen-ids.ts'
import type { Summary } from './summary.ts'

export interface DryRun {
  readonly policies: PolicySet
  readonly inputs: readonly Input[]
  readonly replay: Replay
  /** Threads that decide; 1: none but this one. Left out: as many as the machine has, once the input turns out to be long. */
  readonly workers?: number | undefined
  /** Where each decision is written. */
  readonly out?: LineSink | undefined
  /** Whether a report is wanted, which shows more than the summary. */
  readonly report?: boolean
  /** Whence questions to scorers are answered; without it they stay open. */
  readonly answering?: AnsweringSetup | undefined
  /** Ends the run between two blocks of lines; what was read before is decided and stands. */
  readonly signal?: AbortSignal
}

export interface DryRunResult {
  readonly summary: Summary
  readonly report: ReportData | undefined
  /** About lines that were decided nevertheless. */
  readonly warnings: number
  /** The last line that was decided; absent where there was none. */
  readonly reached: LinePlace | undefined
}

interface LinePlace {
  readonly file: string
  readonly line: number
}

/** Decides every record of every input, in order, in constant memory. Nothing is executed. */
export async function runDryRun(run: DryRun, progress: Progress): Promise<DryRunResult> {
  const summary = createSummary({ report: run.report === true, recorded: run.answering?.cassette.answers.map(({ key }) => key) })
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, ...(run.signal === undefined ? [] : [run.signal])])
  const lanes = openLanes(run, await answeringFrom(run.policies, run.answering))
  let reached: LinePlace | undefined
  let warned = 0
  try {
    await inBlockOrder(blocksOf(run.inputs, lanes.blockBytes, progress, signal), {
      lanes,
      seen: createSeenIds(),
      merge: async ({ file, block }, { part, written, warnings }) => {
        summary.addPart(part)
        warned += warnings
        await run.out?.write(written)
        progress.addRecords(block.count)
        reached = { file, line: block.first + block.count - 1 }
      },
      failed: error => stop.abort(error),
    })
  } finally {
    await lanes.close()
  }
  return { summary: summary.summary(), report: summary.reportData(), warnings: warned, reached }
}

async function* blocksOf(inputs: readonly Input[], blockBytes: number, progress: Progress, signal: AbortSignal): AsyncGenerator<FileBlock> {
  for (const { name: file, open } of inputs) {
    for await (const block of cutBlocks(open(progress.addBytes, signal), { blockBytes })) {
      // What an aborted stream says of itself is no issue of the recording.
      if (signal.aborted) return
      yield { file, block }
    }
  }
}
