import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recording } from '../dry-run/recording.ts'
import { approvalRecording, releaseRecording } from '../dry-run/recording.ts'
import { PARSED, timeRecording } from '../dry-run/time-recording.ts'
import { writeRecording } from '../dry-run/write-recording.ts'
import type { Options, Question } from '../question.ts'
import type { Figure, Target } from '../report/figure.ts'
import { divided, memoryIn, ratio } from '../report/figure.ts'

const ONE = 'countersign dry-run, 1 worker'

export const dryRun: Question = {
  id: 'dry-run',
  asks: 'a dry run of a recording beside reading and parsing the same file, with its peak memory',
  answer: async options => {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'))
    const few = Math.ceil(options.records / 10)
    try {
      const short = await timed(approvalRecording(few), 3, folder, options)
      // Once: beside so long a run the moments of a machine are short.
      const long = await timed(approvalRecording(options.records), 1, folder, options)
      const release = await timed(releaseRecording(few), 3, folder, options)
      return { figures: [...short, ...long, ...release], targets: targetsOf(short, long) }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function timed(recording: Recording, rounds: number, folder: string, { tell }: Options): Promise<readonly Figure[]> {
  const file = join(folder, 'recording.jsonl')
  const right = writeRecording(file, recording)
  const { size } = await stat(file)
  tell(`${recording.name}: ${recording.records} records of ${Math.round(size / recording.records)} bytes`)
  const workers = [...new Set([1, 2, availableParallelism()])]
  return timeRecording(recording, { file, right, rounds, workers, tell })
}

function targetsOf(short: readonly Figure[], long: readonly Figure[]): readonly Target[] {
  const growth = divided(memoryIn(long, ONE), memoryIn(short, ONE))
  return [
    { promise: 'a dry run, of reading and parsing its file', ...ratio(long, ONE, PARSED), atMost: 1.5, unit: '×' },
    { promise: 'its peak memory, of that of a tenth of the records', ...growth, atMost: 1.2, unit: '×' },
  ]
}
