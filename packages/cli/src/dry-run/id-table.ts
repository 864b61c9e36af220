/** Words of 32 bits that an entry has. */
const WORDS = 3
const PAGE_SLOTS = 1024
const MAX_LOAD = 0.85
/** Pages are added by the eighth. */
const GROWTH = 8

/** A set of entries of 96 bits. */
export interface IdTable {
  /** Takes the three words from there on; says whether they are new. */
  readonly add: (from: Int32Array, at: number) => boolean
}

interface Table {
  /** Never given back nor moved: what a long run frees in between would stay with it as holes. */
  readonly pages: Int32Array[]
  slots: number
  used: number
}

/**
 * Open addressing with linear probing over pages; a slot whose words are all zero is free. To grow, its entries are taken out and put
 * back into the same pages and a few more, so that no moment needs the table twice.
 *
 * @example
 * ```ts
 * const table = createIdTable()
 * table.add(Int32Array.of(1, 2, 3), 0) // true
 * table.add(Int32Array.of(1, 2, 3), 0) // false
 * ```
 */
export function createIdTable(): IdTable {
  const table: Table = { pages: [], slots: 0, used: 0 }
  addPages(table, 1)
  const add = (from: Int32Array, at: number): boolean => {
    if (!insert(table, from, at)) return false
    table.used += 1
    if (table.used > table.slots * MAX_LOAD) grow(table)
    return true
  }
  return { add }
}

/** INVARIANT: there is a free slot. The entry of zeros, which one in 2^96 is, stands for a free slot and is always new. */
function insert({ pages, slots }: Table, from: Int32Array, at: number): boolean {
  let slot = firstSlot(from[at + 1] ?? 0, slots)
  while (true) {
    const page = pages[Math.floor(slot / PAGE_SLOTS)]
    const place = (slot % PAGE_SLOTS) * WORDS
    if (page === undefined) throw new RangeError('a slot beyond the table')
    if (isFree(page, place)) {
      for (let word = 0; word < WORDS; word += 1) page[place + word] = from[at + word] ?? 0
      return true
    }
    if (isSame(page, place, from, at)) return false
    slot = slot + 1 === slots ? 0 : slot + 1
  }
}

/** Scales 32 bits to a slot, so that a table can have any size. */
function firstSlot(word: number, slots: number): number {
  return Math.floor(((word >>> 0) / 0x1_0000_0000) * slots)
}

function isFree(page: Int32Array, place: number): boolean {
  return page[place] === 0 && page[place + 1] === 0 && page[place + 2] === 0
}

function isSame(page: Int32Array, place: number, from: Int32Array, at: number): boolean {
  return page[place] === from[at] && page[place + 1] === from[at + 1] && page[place + 2] === from[at + 2]
}

function grow(table: Table): void {
  const entries = takeOut(table)
  addPages(table, Math.ceil(table.pages.length / GROWTH))
  for (let at = 0; at < entries.length; at += WORDS) insert(table, entries, at)
}

function takeOut({ pages, used }: Table): Int32Array {
  const entries = new Int32Array(used * WORDS)
  let taken = 0
  for (const page of pages) {
    for (let place = 0; place < page.length; place += WORDS) {
      if (isFree(page, place)) continue
      for (let word = 0; word < WORDS; word += 1) entries[taken + word] = page[place + word] ?? 0
      taken += WORDS
    }
    page.fill(0)
  }
  return entries
}

function addPages(table: Table, count: number): void {
  for (let page = 0; page < count; page += 1) table.pages.push(new Int32Array(PAGE_SLOTS * WORDS))
  table.slots = table.pages.length * PAGE_SLOTS
}
