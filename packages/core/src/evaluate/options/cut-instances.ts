import type { OptionId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import type { Speaker } from '../speaker.ts'
import type { Instance } from './instance.ts'
import { enterInstance, passesOnly } from './instance.ts'
import { asMeasure, compareMeasures } from './measure.ts'
import { rankKeys, sortRanked } from './rank.ts'

/** How many instances of one option are judged. */
const INSTANCE_LIMIT = 50

export interface Cut {
  /** In their first order, those that `only` struck included. */
  readonly kept: readonly Instance[]
  readonly cut: readonly OptionId[]
}

/** Beyond 50 that passed `only`, the best stay: by the policy's `rank`, else by cost up, then by id. */
export function cutInstances(speaker: Speaker, instances: readonly Instance[]): Cut {
  const passed = instances.filter(passesOnly)
  if (passed.length <= INSTANCE_LIMIT) return { kept: instances, cut: [] }
  const beyond = sorted(speaker, passed).slice(INSTANCE_LIMIT)
  const gone = new Set(beyond)
  return { kept: instances.filter(instance => !gone.has(instance)), cut: beyond.map(({ id }) => id) }
}

function sorted(speaker: Speaker, instances: readonly Instance[]): readonly Instance[] {
  const keys = speaker.program.propose?.rank ?? []
  if (keys.length === 0) return [...instances].sort((a, b) => compareCosts(a.cost, b.cost) || (a.id < b.id ? -1 : 1))
  const ranked = instances.map(item => ({ item, id: item.id, keys: rankKeys(keys, enterInstance(speaker, item)) }))
  return sortRanked(ranked, keys).map(({ item }) => item)
}

/** Unknown, and what cannot be compared with the rest, sorts last. */
function compareCosts(a: Slot, b: Slot): number {
  const left = asMeasure(a)
  const right = asMeasure(b)
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
  return compareMeasures(left, right) ?? 0
}
