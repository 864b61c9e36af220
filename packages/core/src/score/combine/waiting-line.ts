/** Lets so many in at once; the others wait in the order in which they came. */
export interface WaitingLine {
  /** `entered`: it is your turn, and `leave` must follow. `full`: no place to wait. `left`: aborted. */
  readonly enter: (signal: AbortSignal) => Promise<'entered' | 'full' | 'left'>
  readonly leave: () => void
}

/** Not cockatiel's bulkhead: there an aborted call keeps its place in the queue until a running one ends. */
export function waitingLine(atOnce: number, places: number): WaitingLine {
  let running = 0
  const waiting = new Set<() => void>()
  const wait = (signal: AbortSignal): Promise<'entered' | 'left'> =>
    new Promise(resolve => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        resolve('entered')
      }
      const leave = (): void => {
        waiting.delete(enter)
        resolve('left')
      }
      waiting.add(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  return {
    enter: async signal => {
      if (signal.aborted) return 'left'
      if (running >= atOnce) return waiting.size < places ? await wait(signal) : 'full'
      running += 1
      return 'entered'
    },
    leave: () => {
      const [next] = waiting
      if (next === undefined) running -= 1
      else waiting.delete(next)
      // The place goes from one to the other: nobody can slip in between.
      next?.()
    },
  }
}
