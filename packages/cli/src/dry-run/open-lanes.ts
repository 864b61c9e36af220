import { availableParallelism } from 'node:os'
import { bundlePolicies, lineReader } from '@countersign/core'
import type { Answering } from '../cassette/answering.ts'
import { createSampling } from '../report-data/sampling.ts'
import { blockQueue } from './block-queue.ts'
import { BLOCK_BYTES } from './cut-blocks.ts'
import { randomIdKey } from './id-hash.ts'
import type { Lanes } from './in-block-order.ts'
import type { Lane } from './lane.ts'
import { localLane } from './local-lane.ts'
import { deciderOf } from './replay.ts'
import type { DryRun } from './run-dry-run.ts'
import { threadLane } from './thread-lane.ts'

/** A shorter input is decided before threads would have started. */
const BYTES_BEFORE_THREADS = 4 * 1024 * 1024
/** Without threads only what is decided next need be in memory, and little of it outlives a collection. */
const BLOCK_BYTES_ALONE = 64 * 1024
/** One is read or decided, one waits. More would not be decided sooner, and what waits is in memory. */
const BLOCKS_A_THREAD = 2
/** Beyond this, reading is what a run waits for. */
const MOST_THREADS = 8

type LaneRun = Pick<DryRun, 'policies' | 'replay' | 'workers' | 'out' | 'report' | 'answering'>

export interface OpenLanes extends Lanes {
  /** How large blocks should be. */
  readonly blockBytes: number
  readonly close: () => Promise<void>
}

/**
 * The lanes of a run: this thread alone, or threads beside it. Where nobody says how many, threads are started once the input turns out
 * to be long. Simulated decisions are coupled, in the order of the file: they have one lane.
 */
export function openLanes(run: LaneRun, answer?: Answering): OpenLanes {
  const { policies, replay, workers, out, report = false, answering } = run
  const wanted = replay === 'simulated' ? 1 : (workers ?? Math.min(availableParallelism(), MOST_THREADS))
  const key = randomIdKey()
  const write = out !== undefined
  const sampling = report ? createSampling() : undefined
  const here = localLane(
    blockQueue({ policies, reader: lineReader(policies), key, write, sampling, decide: deciderOf(policies, replay, answer) }),
    wanted === 1,
  )
  const startAt = wanted === 1 ? Number.POSITIVE_INFINITY : workers === undefined ? BYTES_BEFORE_THREADS : 0
  let threads: readonly Lane[] = []
  let [given, bytes] = [0, 0]
  return {
    blockBytes: wanted === 1 ? BLOCK_BYTES_ALONE : BLOCK_BYTES,
    next: ({ block }) => {
      given += 1
      bytes += block.kind === 'lines' ? block.bytes.length : 0
      if (bytes <= startAt) return here
      if (threads.length === 0) threads = startThreads(wanted, { bundle: bundlePolicies(policies), key, write, report, answering })
      return threads[given % threads.length] ?? here
    },
    room: () => (threads.length === 0 ? 1 : threads.length * BLOCKS_A_THREAD),
    close: async () => {
      await Promise.all(threads.map(thread => thread.close()))
    },
  }
}

function startThreads(count: number, setup: Parameters<typeof threadLane>[0]): readonly Lane[] {
  return Array.from({ length: count }, () => threadLane(setup))
}
