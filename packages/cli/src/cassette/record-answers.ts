import type { DecisionInput, LineReader, PolicySet, Scoring } from '@countersign/core'
import { lineReader, readRecordedLine } from '@countersign/core'
import type { Tape } from '@countersign/core/scoring'
import type { Input } from '../dry-run/open-input.ts'
import type { Progress } from '../dry-run/progress.ts'
import { readLines } from '../dry-run/read-lines.ts'
import type { Line } from '../dry-run/split-lines.ts'
import { unscored } from './answering.ts'
import type { LoadedScorers } from './load-scorers.ts'

export interface Recording {
  readonly policies: PolicySet
  readonly inputs: readonly Input[]
  readonly scorers: LoadedScorers
  readonly tape: Tape
  /** Lines that have an answer are asked about, too. */
  readonly rescore: boolean
  /** So many questions are under way at once. */
  readonly atOnce: number
  readonly signal: AbortSignal
}

/** What a recording learnt beside the answers. */
interface Heard {
  /** Names of scorers that policies ask and nobody handed in. */
  readonly unknown: readonly string[]
  /** Of each code of failure what the first said that failed so. */
  readonly sentences: ReadonlyMap<string, string>
}

/**
 * Puts every question that the recorded lines come to to its scorer, once, and the answers on the tape. Memory does not grow with the
 * lines. Ctrl-C ends it; what was heard until then is on the tape.
 */
export async function recordAnswers(recording: Recording, progress: Progress): Promise<Heard> {
  const { openQuestion, recordingScorer, withScoring } = await import('@countersign/core/scoring')
  const { policies, scorers: live, tape, rescore, atOnce, signal } = recording
  const scorers = Object.fromEntries(Object.entries(live.scorers).map(([name, scorer]) => [name, recordingScorer(scorer, tape)]))
  const host = { scorers, signal, ...(live.retriever === undefined ? {} : { retriever: live.retriever }) }
  const unknown = new Set<string>()
  const sentences = new Map<string, string>()
  const asking = new Set<Promise<unknown>>()
  for await (const read of inputsOf(recording, progress)) {
    const input = rescore ? unscored(read) : read
    const question = openQuestion(policies, input)
    if (question === undefined) continue
    if (!Object.hasOwn(scorers, question.scorer)) {
      unknown.add(question.scorer)
      continue
    }
    const asked = withScoring(policies, input, { kind: 'score', questions: [question] }, host)
      .then(({ scoring }) => noteFailure(sentences, scoring['']))
      .finally(() => asking.delete(asked))
    asking.add(asked)
    while (asking.size >= atOnce) await Promise.race(asking)
    if (signal.aborted) break
  }
  await Promise.all(asking)
  return { unknown: [...unknown].sort(), sentences }
}

function noteFailure(sentences: Map<string, string>, scoring: Scoring | undefined): void {
  if (scoring?.status !== 'failed' || sentences.has(scoring.why)) return
  sentences.set(scoring.why, scoring.provenance?.detail ?? '')
}

async function* inputsOf({ policies, inputs, signal }: Recording, progress: Progress): AsyncGenerator<DecisionInput> {
  const reader = lineReader(policies)
  for (const { name: file, open } of inputs) {
    for await (const { first, lines } of readLines(open(progress.addBytes, signal))) {
      for (const [index, line] of lines.entries()) yield* inputsIn(reader, line, { file, line: first + index })
      progress.addRecords(lines.length)
    }
  }
}

/** What is wrong with a line is said by the run that follows. */
function inputsIn(reader: LineReader, line: Line, place: { readonly file: string; readonly line: number }): readonly DecisionInput[] {
  const read = line.kind === 'text' ? readRecordedLine(reader, line.text, place) : line
  switch (read.kind) {
    case 'record':
      return [read.input]
    case 'event':
      return read.inputs
    default:
      return []
  }
}
