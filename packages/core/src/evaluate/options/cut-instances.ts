import type { OptionId } from '../../values/ids.ts'
import type { Speaker } from '../speaker.ts'
import type { Instance } from './instance.ts'
import { enterInstance, passesOnly } from './instance.ts'
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
  const beyond = bestFirst(speaker, passed).slice(INSTANCE_LIMIT)
  const gone = new Set(beyond)
  return { kept: instances.filter(instance => !gone.has(instance)), cut: beyond.map(({ id }) => id) }
}

function bestFirst(speaker: Speaker, instances: readonly Instance[]): readonly Instance[] {
  const { propose, measures } = speaker.program
  const rank = propose?.rank ?? []
  const sorted =
    rank.length === 0
      ? sortRanked(
          instances.map(item => ({ item, id: item.id, keys: [item.cost] })),
          [{ type: measures.cost, model: { direction: 'up' } }],
        )
      : sortRanked(
          instances.map(item => ({ item, id: item.id, keys: rankKeys(rank, enterInstance(speaker, item)) })),
          rank,
        )
  return sorted.map(({ item }) => item)
}
