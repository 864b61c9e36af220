import type { BlockQueue } from './block-queue.ts'
import type { Lane } from './lane.ts'

/** Reads and decides in this thread. */
export function localLane(queue: BlockQueue): Lane {
  return {
    read: async block => queue.read(block),
    decide: async fresh => queue.decide(fresh),
    close: async () => undefined,
  }
}
