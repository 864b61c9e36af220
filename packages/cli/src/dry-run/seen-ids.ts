import { ID_WORDS } from './id-hash.ts'

/** Which ids came before, in the order of asking. */
export interface SeenIds {
  /** For the hashes of ids one after the other: 1 where the id is new. */
  readonly addAll: (ids: Int32Array) => Uint8Array<ArrayBuffer>
  readonly size: () => number
}

/** Open addressing with linear probing; a slot whose words are all zero is free. */
interface Shard {
  table: Int32Array
  slots: number
  used: number
}

const SHARDS = 256
const FIRST_SLOTS = 16
const MAX_LOAD = 0.85
const GROWTH = 1.25

/**
 * Remembers ids by their 128 bits: 19 to 24 bytes an id, however long it is. Each of many shards grows alone and by a little, so
 * that no moment needs twice the memory.
 *
 * @example
 * ```ts
 * createSeenIds().addAll(ids) // 1 for each id that is new
 * ```
 */
export function createSeenIds(): SeenIds {
  const shards = Array.from(
    { length: SHARDS },
    (): Shard => ({ table: new Int32Array(FIRST_SLOTS * ID_WORDS), slots: FIRST_SLOTS, used: 0 }),
  )
  let size = 0
  const addAll = (ids: Int32Array): Uint8Array<ArrayBuffer> => {
    const fresh = new Uint8Array(ids.length / ID_WORDS)
    for (let index = 0; index < fresh.length; index += 1) {
      const at = index * ID_WORDS
      const shard = shards[(ids[at] ?? 0) & (SHARDS - 1)]
      if (shard === undefined || !insert(shard.table, shard.slots, ids, at)) continue
      fresh[index] = 1
      size += 1
      shard.used += 1
      if (shard.used > shard.slots * MAX_LOAD) grow(shard)
    }
    return fresh
  }
  return { addAll, size: () => size }
}

/** INVARIANT: the table has a free slot. The id of zeros, which one in 2^128 is, stands for a free slot and would always be new. */
function insert(table: Int32Array, slots: number, ids: Int32Array, from: number): boolean {
  let slot = firstSlot(ids[from + 1] ?? 0, slots)
  while (!isFree(table, slot * ID_WORDS)) {
    if (isSame(table, slot * ID_WORDS, ids, from)) return false
    slot = slot + 1 === slots ? 0 : slot + 1
  }
  const at = slot * ID_WORDS
  for (let word = 0; word < ID_WORDS; word += 1) table[at + word] = ids[from + word] ?? 0
  return true
}

/** Scales 32 bits to a slot, so that tables can have any size. */
function firstSlot(word: number, slots: number): number {
  return Math.floor(((word >>> 0) / 0x1_0000_0000) * slots)
}

function isFree(table: Int32Array, at: number): boolean {
  return table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0
}

function isSame(table: Int32Array, at: number, ids: Int32Array, from: number): boolean {
  return table[at] === ids[from] && table[at + 1] === ids[from + 1] && table[at + 2] === ids[from + 2] && table[at + 3] === ids[from + 3]
}

function grow(shard: Shard): void {
  const slots = Math.ceil(shard.slots * GROWTH)
  const table = new Int32Array(slots * ID_WORDS)
  for (let at = 0; at < shard.table.length; at += ID_WORDS) {
    if (!isFree(shard.table, at)) insert(table, slots, shard.table, at)
  }
  shard.table = table
  shard.slots = slots
}
