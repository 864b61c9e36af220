const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Ctrl-C, or a polite kill. */
type Interrupt = (typeof SIGNALS)[number]

/**
 * Runs `work` with a signal that Ctrl-C or a polite kill aborts, so that it can end cleanly; the `reason` of the signal says which. A
 * second one ends the process.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = (signal: Interrupt): void => controller.abort(signal)
  for (const signal of SIGNALS) process.once(signal, abort)
  try {
    return await work(controller.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, abort)
  }
}
