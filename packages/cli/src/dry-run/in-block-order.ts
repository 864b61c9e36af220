import type { DecidedBlock } from './decide-block.ts'
import type { FileBlock, Lane } from './lane.ts'
import type { SeenIds } from './seen-ids.ts'

/** Lanes that take turns. */
export interface Lanes {
  readonly next: (block: FileBlock) => Lane
  /** Blocks that may be on their way: more are not read, however slow the lanes are. */
  readonly room: () => number
}

export interface Merging {
  readonly lanes: Lanes
  readonly seen: SeenIds
  /** Told of every block in the order of the input. */
  readonly merge: (block: FileBlock, decided: DecidedBlock) => Promise<void>
  /** Told once of the first failure, so that reading need not wait for the next block. */
  readonly failed: (error: unknown) => void
}

/**
 * Reads and decides blocks in any number of lanes at once. Which ids are new is asked, and what was decided is merged, in the order
 * of the blocks: the result does not depend on the lanes. The first failure rejects.
 */
export async function inBlockOrder(blocks: AsyncIterable<FileBlock>, { lanes, seen, merge, failed }: Merging): Promise<void> {
  const merging: Promise<void>[] = []
  let asked: Promise<unknown> = Promise.resolve()
  let merged = Promise.resolve()
  for await (const block of blocks) {
    const lane = lanes.next(block)
    const deciding = decideInTurn(lane, block, seen, asked)
    const decided = deciding.then(({ decided }) => decided)
    merged = Promise.all([decided, merged]).then(([done]) => merge(block, done))
    // Each failure is heard of in `merged`, which is awaited; without these it would end the process before.
    deciding.catch(() => undefined)
    decided.catch(() => undefined)
    merged.catch(failed)
    asked = deciding
    merging.push(merged)
    while (merging.length >= lanes.room()) await merging.shift()
  }
  await merged
}

interface Deciding {
  readonly decided: Promise<DecidedBlock>
}

/** Resolves as soon as the lane knows what is new, so that the next block can be asked about; wrapped, because a promise of a promise is one. */
async function decideInTurn(lane: Lane, block: FileBlock, seen: SeenIds, before: Promise<unknown>): Promise<Deciding> {
  const [ids] = await Promise.all([lane.read(block), before])
  const decided = lane.decide(seen.addAll(ids))
  decided.catch(() => undefined)
  return { decided }
}
