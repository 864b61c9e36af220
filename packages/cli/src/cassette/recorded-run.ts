import { stat } from 'node:fs/promises'
import type { PolicySet } from '@countersign/core'
import type { Cassette } from '@countersign/core/scoring'
import type { Input } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import { writeOutput } from '../output/write-output.ts'
import { loadCassette } from './load-cassette.ts'
import type { LoadedScorers } from './load-scorers.ts'
import { recordAnswers } from './record-answers.ts'
import { tellRecorded } from './tell-recorded.ts'
import { whyUnanswered } from './why-unanswered.ts'

export interface RecordedRun {
  readonly policies: PolicySet
  readonly inputs: readonly Input[]
  readonly live: LoadedScorers
  readonly file: string
  readonly rescore: boolean
  /** Answers that no line asks for are taken out of the file. */
  readonly prune: boolean
  readonly atOnce: number
  readonly signal: AbortSignal
}

interface RecordedCassette {
  readonly cassette: Cassette
  /** Why answers are missing in it. */
  readonly unanswered: string | undefined
}

/**
 * Asks live scorers what the file does not answer yet, writes it, and gives it as it can be read again. Nothing after the issues were
 * printed that keep an earlier recording from being read.
 */
export async function recordRun(run: RecordedRun): Promise<RecordedCassette | undefined> {
  const { cassetteOf, newTape, readCassette, writeCassette } = await import('@countersign/core/scoring')
  const before = (await hasContent(run.file)) ? await loadCassette(run.file) : cassetteOf([])
  if (before === undefined) return undefined
  const tape = newTape(before)
  const progress = createProgress(totalBytes(run.inputs), 'asking')
  const heard = await recordAnswers({ ...run, scorers: run.live, tape }, progress).finally(() => progress.stop())
  const pruned = run.prune && !run.signal.aborted
  const unused = new Set(pruned ? tape.unused() : [])
  const { text, issues } = writeCassette(
    tape.answers().filter(answer => !unused.has(answer)),
    run.file,
  )
  await writeOutput(run.file, text)
  const told = { file: run.file, tape, pruned: unused.size, issues, exported: Object.keys(run.live.scorers), ...heard }
  tellRecorded(told)
  const read = readCassette(text, run.file)
  if (read.kind === 'refused') throw new Error(`the cassette that was just written cannot be read: ${read.issues[0].message}`)
  return { cassette: read.cassette, unanswered: whyUnanswered(told) }
}

/** A file without content is one that is about to be written. */
async function hasContent(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && found.size > 0
}

function totalBytes(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
}
