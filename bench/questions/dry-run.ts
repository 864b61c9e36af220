import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recording } from '../dry-run/recording.ts'
import { approvalRecording, releaseRecording } from '../dry-run/recording.ts'
import { PARSED, timeRecording } from '../dry-run/time-recording.ts'
import { writeLines } from '../dry-run/write-lines.ts'
import type { Options, Question } from '../question.ts'
import type { Figure, Target } from '../report/figure.ts'
import { ratio, timingIn } from '../report/figure.ts'
import type { Timing } from '../timing/measure.ts'

const ONE = 'countersign dry-run, 1 worker'

export const dryRun: Question = {
  id: 'dry-run',
  asks: 'a dry run of a recording beside reading and parsing the same file, with its peak memory',
  answer: async options => {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'))
    try {
      // Long runs are measured once: the moments of a machine are short beside them.
      const short = await timed(approvalRecording(Math.ceil(options.records / 10)), 3, folder, options)
      const release = await timed(releaseRecording(Math.ceil(options.records / 10)), 3, folder, options)
      const long = await timed(approvalRecording(options.records), 1, folder, options)
      return { figures: [...short, ...long, ...release], targets: targetsOf(short, long) }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function timed(recording: Recording, rounds: number, folder: string, { tell }: Options): Promise<readonly Figure[]> {
  const file = join(folder, 'recording.jsonl')
  writeLines(file, recording.lines())
  const { size } = await stat(file)
  tell(`${recording.name}: ${recording.records} records of ${Math.round(size / recording.records)} bytes`)
  const workers = [...new Set([1, 2, availableParallelism()])]
  return timeRecording(recording, file, { rounds, workers, tell })
}

function targetsOf(short: readonly Figure[], long: readonly Figure[]): readonly Target[] {
  const [time, few, many] = [inUnit(long, 'ms'), inUnit(short, 'MB'), inUnit(long, 'MB')]
  return [
    { promise: 'a dry run, of reading and parsing its file', ...ratio(time, ONE, PARSED), atMost: 1.5, unit: '×' },
    {
      promise: 'its peak memory, of that of a tenth of the records',
      ...divided(timingIn(many, ONE), timingIn(few, ONE)),
      atMost: 1.2,
      unit: '×',
    },
  ]
}

function inUnit(figures: readonly Figure[], unit: Figure['unit']): readonly Figure[] {
  return figures.filter(figure => figure.unit === unit)
}

function divided(one: Timing, other: Timing): Timing {
  return { min: one.min / other.min, median: one.median / other.median }
}
