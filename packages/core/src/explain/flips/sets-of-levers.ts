import type { Lever } from './lever.ts'

/**
 * Every way to pull levers of `groups` so that each group is met, the smallest first. A lever meets each group that moves the same
 * path; no set moves one path twice.
 */
export function* setsOfLevers(groups: readonly (readonly Lever[])[], largest: number): Generator<readonly Lever[]> {
  const levers = [...new Set(groups.flat())].sort((a, b) => a.distance - b.distance)
  const needs = groups.map(group => new Set(group.map(({ change }) => change.path)))
  const met = levers.map(({ change }) => needs.filter(paths => paths.has(change.path)).length)
  const fewest = Math.ceil(groups.length / Math.max(1, ...met))
  for (let size = Math.max(1, fewest); size <= Math.min(largest, groups.length); size += 1) {
    for (const set of combinations(levers, size, 0)) {
      if (needs.every(paths => set.some(({ change }) => paths.has(change.path)))) yield set
    }
  }
}

function* combinations(levers: readonly Lever[], size: number, from: number): Generator<readonly Lever[]> {
  if (size === 0) {
    yield []
    return
  }
  for (const [index, lever] of levers.entries()) {
    if (index < from) continue
    for (const rest of combinations(levers, size - 1, index + 1)) {
      if (rest.every(({ change }) => change.path !== lever.change.path)) yield [lever, ...rest]
    }
  }
}
