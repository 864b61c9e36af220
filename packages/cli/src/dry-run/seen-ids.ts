import { ID_WORDS } from './id-hash.ts'
import type { IdTable } from './id-table.ts'
import { createIdTable } from './id-table.ts'

/** Which ids came before, in the order of asking. */
export interface SeenIds {
  /** For the hashes of ids one after the other: 1 where the id is new. */
  readonly addAll: (ids: Int32Array) => Uint8Array<ArrayBuffer>
  readonly size: () => number
}

const TABLES = 64

/**
 * Remembers ids by 96 bits of their hash: about 15 bytes an id, however long it is. Two ids are never mixed up in practice: among a
 * billion, two are taken for one with a probability of 10^-11. Each of many tables grows alone and by a little, so that no moment
 * needs twice the memory.
 *
 * @example
 * ```ts
 * createSeenIds().addAll(ids) // 1 for each id that is new
 * ```
 */
export function createSeenIds(): SeenIds {
  const tables = Array.from({ length: TABLES }, createIdTable)
  let size = 0
  const addAll = (ids: Int32Array): Uint8Array<ArrayBuffer> => {
    const fresh = new Uint8Array(ids.length / ID_WORDS)
    for (let index = 0; index < fresh.length; index += 1) {
      if (!isNew(tables, ids, index * ID_WORDS)) continue
      fresh[index] = 1
      size += 1
    }
    return fresh
  }
  return { addAll, size: () => size }
}

/** The first word chooses the table, the others and it are what is remembered. */
function isNew(tables: readonly IdTable[], ids: Int32Array, at: number): boolean {
  const table = tables[(ids[at] ?? 0) & (TABLES - 1)]
  return table === undefined || table.add(ids, at)
}
