import type { FollowedObject } from './follow-object.ts'
import type { LifecycleSummary, ObjectsInState } from './lifecycle-summary.ts'

const MOST_EXAMPLES = 5

/** The objects of one type. */
export interface FollowedType {
  readonly type: string
  readonly terminal: readonly string[]
  readonly objects: ReadonlyMap<string, FollowedObject>
}

/** How many objects stand where, and which of them have not come to their end. */
export function objectsByState(types: readonly FollowedType[]): Pick<LifecycleSummary, 'objects' | 'notTerminal'> {
  const grouped = types.map(one => ({ ...one, groups: groupsOf(one) }))
  return {
    objects: grouped.flatMap(({ groups }) => groups.map(({ examples: _examples, ...group }) => group)),
    notTerminal: grouped.flatMap(({ terminal, groups }) =>
      terminal.length === 0 ? [] : groups.filter(({ state }) => state === undefined || !terminal.includes(state)),
    ),
  }
}

interface Group extends ObjectsInState {
  count: number
  readonly examples: string[]
}

function groupsOf({ type, objects }: FollowedType): readonly Group[] {
  const groups = new Map<string | undefined, Group>()
  for (const [key, { standing }] of objects) {
    const state = standing?.state
    const group = groups.get(state) ?? { type, ...(state === undefined ? {} : { state }), count: 0, examples: [] }
    group.count += 1
    if (group.examples.length < MOST_EXAMPLES) group.examples.push(key)
    groups.set(state, group)
  }
  return [...groups.values()]
}
