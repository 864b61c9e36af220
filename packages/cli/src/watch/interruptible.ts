const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Runs `work` with a signal that Ctrl-C or a polite kill aborts, so that it can end cleanly. A second Ctrl-C ends the process. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  for (const signal of SIGNALS) process.once(signal, abort)
  try {
    return await work(controller.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, abort)
  }
}
