import { hash } from 'node:crypto'

/** Which ids came before. `add` says whether the id is new. */
export interface SeenIds {
  readonly add: (id: string) => boolean
  readonly size: () => number
}

const WORDS = 4
const FIRST_CAPACITY = 1 << 12
const MAX_LOAD = 0.7

/**
 * Remembers ids by 128 bits of their SHA-256 in one flat table: at most 46 bytes an id, however long the id is. Two ids
 * are never mixed up in practice: a billion of them collide with a probability of 10^-21.
 *
 * @example
 * ```ts
 * const seen = createSeenIds()
 * seen.add('a') // true
 * seen.add('a') // false
 * ```
 */
export function createSeenIds(): SeenIds {
  let table = new Uint32Array(FIRST_CAPACITY * WORDS)
  let size = 0
  const digest = new Uint32Array(WORDS)
  const add = (id: string): boolean => {
    digestInto(digest, id)
    if (!insert(table, digest)) return false
    size += 1
    if (size > (table.length / WORDS) * MAX_LOAD) table = grown(table)
    return true
  }
  return { add, size: () => size }
}

/** `binary` text is the cheapest way out of the hash; each character is one byte. The lowest bit marks a slot as taken. */
function digestInto(target: Uint32Array, id: string): void {
  const bytes = hash('sha256', id, 'binary')
  for (let word = 0; word < WORDS; word += 1) target[word] = word32(bytes, word * 4)
  target[0] = (target[0] ?? 0) | 1
}

function word32(bytes: string, at: number): number {
  return (
    (bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8) | (bytes.charCodeAt(at + 2) << 16) | (bytes.charCodeAt(at + 3) << 24)) >>> 0
  )
}

/** Open addressing with linear probing; the table always has a free slot. */
function insert(table: Uint32Array, digest: Uint32Array): boolean {
  const mask = table.length - 1
  let at = ((digest[1] ?? 0) * WORDS) & mask
  while (table[at] !== 0) {
    if (isAt(table, at, digest)) return false
    at = (at + WORDS) & mask
  }
  table.set(digest, at)
  return true
}

function isAt(table: Uint32Array, at: number, digest: Uint32Array): boolean {
  return table[at] === digest[0] && table[at + 1] === digest[1] && table[at + 2] === digest[2] && table[at + 3] === digest[3]
}

function grown(table: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(table.length * 2)
  for (let at = 0; at < table.length; at += WORDS) {
    if (table[at] !== 0) insert(next, table.subarray(at, at + WORDS))
  }
  return next
}
