import { setTimeout as wait } from 'node:timers/promises'

/** Read and written by whoever prints, not by a scorer. */
const NOT_LOOKED_AT = new Set(['Immediate', 'FSReqCallback', 'PipeWrap', 'TTYWrap', 'MessagePort', 'TickObject'])

/**
 * Remembers what keeps the process alive now. The function that it gives waits until no more of any kind does than then.
 *
 * @returns the kinds of which there are still more when the patience ends.
 */
export function settledHandles(): (patienceMs: number) => Promise<readonly string[]> {
  const before = counted()
  return async patienceMs => {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const more = [...counted()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind)
      if (more.length === 0 || performance.now() > deadline) return more
      await wait(5)
    }
  }
}

function counted(): ReadonlyMap<string, number> {
  const kinds = process.getActiveResourcesInfo().filter(kind => !NOT_LOOKED_AT.has(kind))
  return new Map([...Map.groupBy(kinds, kind => kind)].map(([kind, all]) => [kind, all.length]))
}
