/** Something to time. `run` is called with indexes from 0 to `cases` − 1, again and again. */
export interface Subject {
  readonly name: string
  readonly run: (index: number) => unknown
  /** How many decisions one run makes; absent: one. The time is told for one. */
  readonly decisions?: number
}

/** Nanoseconds a decision. `min` is the best round, `median` the middle one. */
export interface Timing {
  readonly min: number
  readonly median: number
}

export interface Effort {
  readonly rounds: number
  /** How long one subject runs in one round. */
  readonly roundMs: number
}

export const FULL: Effort = { rounds: 25, roundMs: 40 }
export const QUICK: Effort = { rounds: 7, roundMs: 12 }

/**
 * Times subjects against each other: each round runs all of them, one after the other, in an order that turns, so that a slow moment of
 * the machine falls on all. The number of runs in a round is found in a warm-up.
 */
export async function measure(subjects: readonly Subject[], cases: number, { rounds, roundMs }: Effort): Promise<readonly Timing[]> {
  const timers = []
  for (const subject of subjects) timers.push(await timer(subject, cases, roundMs))
  const samples: number[][] = subjects.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < timers.length; turn += 1) {
      const index = (turn + round) % timers.length
      samples[index]?.push((await timers[index]?.()) ?? Number.NaN)
    }
  }
  return samples.map(timingOf)
}

export function timingOf(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((left, right) => left - right)
  return { min: sorted[0] ?? Number.NaN, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN }
}

/** How many rounds long the warm-up is. */
const WARM_ROUNDS = 10

/** Warms a subject up and returns what times one round of it. */
async function timer(subject: Subject, cases: number, roundMs: number): Promise<() => Promise<number>> {
  const loop = subject.run(0) instanceof Promise ? asyncLoop() : freshLoop()
  let [runs, spent, warm] = [1, 0, 0]
  // Doubled until the code is optimised and the last batch tells how many runs fill a round.
  while (warm < WARM_ROUNDS * roundMs) {
    runs *= 2
    spent = await elapsed(loop, subject, runs, cases)
    warm += spent
  }
  const batch = Math.max(1, Math.round((runs * roundMs) / spent))
  return async () => ((await elapsed(loop, subject, batch, cases)) / batch / (subject.decisions ?? 1)) * 1e6
}

type Loop = (run: Subject['run'], runs: number, cases: number, sink: { last: unknown }) => Promise<void> | void

async function elapsed(loop: Loop, { run }: Subject, runs: number, cases: number): Promise<number> {
  const sink = { last: undefined as unknown }
  const start = process.hrtime.bigint()
  await loop(run, runs, cases, sink)
  const spent = Number(process.hrtime.bigint() - start) / 1e6
  if (sink.last === undefined) throw new Error('a run must return something')
  return spent
}

/** A loop of its own for each subject: one that is shared learns that it calls anything, and adds some nanoseconds to the fastest. */
function freshLoop(): Loop {
  return new Function(
    'run',
    'runs',
    'cases',
    'sink',
    'for (let done = 0, index = 0; done < runs; done += 1) { sink.last = run(index); index = index + 1 === cases ? 0 : index + 1 }',
  ) as Loop
}

function asyncLoop(): Loop {
  return async (run, runs, cases, sink) => {
    for (let done = 0; done < runs; done += 1) sink.last = await run(done % cases)
  }
}
