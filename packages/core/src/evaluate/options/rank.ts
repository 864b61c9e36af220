import { compareValues } from '../../values/compare-values.ts'
import type { Slot } from '../../values/value.ts'
import type { Frame } from '../frame/frame.ts'
import { isKnown } from '../frame/slot-kinds.ts'
import type { RankProgram } from '../program/program.ts'

/** What one plan is ranked by. */
export interface Ranked<Item> {
  readonly item: Item
  readonly id: string
  readonly keys: readonly Slot[]
}

export function rankKeys(keys: readonly RankProgram[], frame: Frame): readonly Slot[] {
  return keys.map(({ evaluate }) => evaluate(frame))
}

/** Sorts by each key in turn, then by id, so the order is total. What is unknown sorts last in either direction. */
export function sortRanked<Item>(items: readonly Ranked<Item>[], keys: readonly RankProgram[]): readonly Ranked<Item>[] {
  return [...items].sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const order = compareKeys(key, a.keys[index], b.keys[index])
      if (order !== 0) return order
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  })
}

function compareKeys({ type, model }: RankProgram, a: Slot, b: Slot): number {
  if (!isKnown(a) || !isKnown(b)) return Number(isKnown(b)) - Number(isKnown(a))
  const order = compareValues(type, a, b) ?? 0
  return model.direction === 'up' ? order : -order
}

export function hasUnknownKey({ keys }: Ranked<unknown>): boolean {
  return !keys.every(isKnown)
}
