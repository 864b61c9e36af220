import type { BlockQueue } from './block-queue.ts'
import type { FileBlock, Lane } from './lane.ts'
import { holdYoungSpace } from './young-space.ts'

/** From here on a run is long. */
const LONG_BYTES = 8 * 1024 * 1024

/** Reads and decides in this thread; `alone` where no other will be started. */
export function localLane(queue: BlockQueue, alone: boolean): Lane {
  let bytes = 0
  let held = !alone
  const read = async (block: FileBlock): Promise<Int32Array> => {
    bytes += block.block.kind === 'lines' ? block.block.bytes.length : 0
    if (bytes > LONG_BYTES && !held) held = holdYoungSpace()
    return queue.read(block)
  }
  return { read, decide: async fresh => queue.decide(fresh), close: async () => undefined }
}
