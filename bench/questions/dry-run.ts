import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recording } from '../dry-run/recording.ts'
import { approvalRecording, releaseRecording } from '../dry-run/recording.ts'
import { PARSED, timeRecording } from '../dry-run/time-recording.ts'
import { writeRecording } from '../dry-run/write-recording.ts'
import type { Answer } from '../question.ts'
import { tell } from '../question.ts'
import type { Figure, Target } from '../report/figure.ts'
import { divided, memoryIn, ratio } from '../report/figure.ts'

const ONE = 'countersign dry-run, 1 worker'

export const dryRun: Answer = async ({ records }) => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'))
  const few = Math.ceil(records / 10)
  try {
    const short = await timed(approvalRecording(few), 3, folder)
    // Once: beside so long a run the moments of a machine are short.
    const long = await timed(approvalRecording(records), 1, folder)
    const release = await timed(releaseRecording(few), 3, folder)
    return { figures: [...short, ...long, ...release], targets: targetsOf(short, long) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function timed(recording: Recording, rounds: number, folder: string): Promise<readonly Figure[]> {
  const file = join(folder, 'recording.jsonl')
  const right = writeRecording(file, recording)
  const { size } = await stat(file)
  tell(`${recording.name}: ${recording.records} records of ${Math.round(size / recording.records)} bytes`)
  const workers = [...new Set([1, 2, availableParallelism()])]
  return timeRecording(recording, { file, right, rounds, workers })
}

function targetsOf(short: readonly Figure[], long: readonly Figure[]): readonly Target[] {
  const growth = divided(memoryIn(long, ONE), memoryIn(short, ONE))
  return [
    { promise: 'a dry run, of reading and parsing its file', ...ratio(long, ONE, PARSED), atMost: 1.5, unit: '×' },
    { promise: 'its peak memory, of that of a tenth of the records', ...growth, atMost: 1.2, unit: '×' },
  ]
}
