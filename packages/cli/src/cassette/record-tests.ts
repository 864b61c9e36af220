import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadPolicies } from '@countersign/core'
import type { Cassette } from '@countersign/core/scoring'
import type { UnansweredQuestion } from '@countersign/core/testing'
import { runPolicyTests } from '@countersign/core/testing'
import { writeOutput } from '../output/write-output.ts'
import { UsageError } from '../usage-error.ts'
import { displayPath } from '../workspace/display-path.ts'
import type { Workspace } from '../workspace/read-workspace.ts'
import type { LoadedScorers } from './load-scorers.ts'
import { tellRecorded } from './tell-recorded.ts'

/** For one question. */
const LONGEST_MS = 60_000
const ASKING = { tenant: 'test', subject: '' }

/**
 * Asks live scorers what the cases of a workspace come to and its cassettes do not answer, and writes the files. What keeps a workspace or
 * a cassette from being read is left to the run that follows.
 */
export async function recordTests({ files, packs, folder }: Workspace, live: LoadedScorers, signal: AbortSignal): Promise<void> {
  const loaded = await loadPolicies({ files, packs })
  if (loaded.kind === 'refused') return
  const byFile = Map.groupBy(runPolicyTests(loaded).unanswered, ({ cassette }) => cassette)
  for (const [file, questions] of byFile) {
    if (files[file] === undefined && existsSync(join(folder, file))) {
      throw new UsageError(`\`${displayPath(folder, file)}\` is no text that can be read, and is not written over`)
    }
    const before = await cassetteIn(files[file], file)
    if (before !== undefined && !signal.aborted)
      await recordFile(join(folder, file), displayPath(folder, file), { before, questions, live, signal })
  }
}

async function cassetteIn(text: string | undefined, file: string): Promise<Cassette | undefined> {
  const { cassetteOf, readCassette } = await import('@countersign/core/scoring')
  if (text === undefined) return cassetteOf([])
  const read = readCassette(text, file)
  return read.kind === 'read' ? read.cassette : undefined
}

interface Recorded {
  readonly before: Cassette
  readonly questions: readonly UnansweredQuestion[]
  readonly live: LoadedScorers
  readonly signal: AbortSignal
}

async function recordFile(path: string, shown: string, { before, questions, live, signal }: Recorded): Promise<void> {
  const { newTape, recordingScorer, writeCassette } = await import('@countersign/core/scoring')
  const tape = newTape(before)
  const unknown = new Set<string>()
  const sentences = new Map<string, string>()
  for (const { question } of questions) {
    const scorer = Object.hasOwn(live.scorers, question.scorer) ? live.scorers[question.scorer] : undefined
    if (scorer === undefined) unknown.add(question.scorer)
    else {
      const asking = { ...ASKING, signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]) }
      const answer = await recordingScorer(scorer, tape).score(question, asking)
      if (answer.status === 'failed' && !sentences.has(answer.code)) sentences.set(answer.code, answer.detail)
    }
  }
  const { text, issues } = writeCassette(tape.answers(), shown)
  await writeOutput(path, text)
  tellRecorded({ file: shown, tape, pruned: 0, issues, unknown: [...unknown].sort(), exported: Object.keys(live.scorers), sentences })
}
