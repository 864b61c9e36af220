/** Which of many things are kept as examples: the first of each kind, as many of each as room allows. */
export interface Quota {
  /** Whether the next of this kind would be kept; cheap, for it is asked of every decision. */
  readonly wants: (kind: string) => boolean
  /** Keeps the next of this kind: its rank, from 1. */
  readonly take: (kind: string) => number
  /** Examples of a higher rank were given up since. */
  readonly each: () => number
}

/**
 * The first `each()` of each kind are kept, and `each()` falls as kinds are met, so that there are never more than `room`; with more
 * kinds than room, only the first kinds. What is kept at the end depends on the order of the kinds alone: whoever looks at a part of
 * the things, in order, keeps all that the whole keeps of it.
 */
export function createQuota(room: number): Quota {
  const taken = new Map<string, number>()
  let [each, total] = [room, 0]
  const giveUp = (): void => {
    each -= 1
    total = 0
    for (const [kind, count] of taken) {
      const left = Math.min(count, each)
      taken.set(kind, left)
      total += left
    }
  }
  return {
    wants: kind => {
      const count = taken.get(kind)
      return count === undefined ? taken.size < room : count < each
    },
    take: kind => {
      const rank = (taken.get(kind) ?? 0) + 1
      taken.set(kind, rank)
      total += 1
      while (total > room) giveUp()
      return rank
    },
    each: () => each,
  }
}
