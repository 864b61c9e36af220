/** Draws from one seed: the same on every machine and in every run. */
export interface Draw {
  /** In [0, 1). */
  share(): number
  chance(probability: number): boolean
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number
  pick<T>(from: readonly [T, ...T[]]): T
}

export function drawFrom(seed: number): Draw {
  const share = seededRandom(seed)
  return {
    share,
    chance: probability => share() < probability,
    whole: (from, to) => from + Math.floor(share() * (to - from + 1)),
    pick: from => from[Math.floor(share() * from.length)] ?? from[0],
  }
}

/** A xorshift of 32 bits, stirred by one multiplication so that neighbouring seeds part at once. */
function seededRandom(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (Math.imul(state, 0x2545f491) >>> 0) / 4_294_967_296
  }
}
