import type { Block } from './cut-blocks.ts'
import type { DecidedBlock } from './decide-block.ts'

export interface FileBlock {
  readonly file: string
  readonly block: Block
}

/**
 * Where blocks are read and decided: here, or in a thread. Both are asked in the order of the blocks, and answered in it. Between the
 * two, whoever knows all lanes tells which lines came before.
 */
export interface Lane {
  /** Resolves to what the lines that could be read are known by. */
  readonly read: (block: FileBlock) => Promise<Int32Array>
  /** Decides the first block that was read and not yet decided; for each of its ids, `fresh` is 0 for a duplicate. */
  readonly decide: (fresh: Uint8Array<ArrayBuffer>) => Promise<DecidedBlock>
  readonly close: () => Promise<void>
}
