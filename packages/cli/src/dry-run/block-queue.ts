import type { LineReader } from '@countersign/core'
import type { DecideContext, DecidedBlock } from './decide-block.ts'
import { decideBlock } from './decide-block.ts'
import type { IdKey } from './id-hash.ts'
import type { FileBlock } from './lane.ts'
import type { ReadBlock } from './read-block.ts'
import { readBlock } from './read-block.ts'

/** A lane's work, in its own thread: blocks that were read wait here until it is known which of their lines are new. */
export interface BlockQueue {
  readonly read: (block: FileBlock) => Int32Array<ArrayBuffer>
  readonly decide: (fresh: Uint8Array) => DecidedBlock
}

export interface QueueSetup extends DecideContext {
  readonly reader: LineReader
  readonly key: IdKey
}

export function blockQueue({ reader, key, ...context }: QueueSetup): BlockQueue {
  const waiting: ReadBlock[] = []
  return {
    read: ({ file, block }) => {
      const read = readBlock(reader, key, file, block)
      waiting.push(read)
      return read.ids
    },
    decide: fresh => {
      const read = waiting.shift()
      if (read === undefined) throw new RangeError('no block is waiting to be decided')
      return decideBlock(context, read, fresh)
    },
  }
}
