/** Ends a run for good: what is asked for afterwards is refused, so that nothing of the host runs behind an answer that was given. */
export interface RunGate {
  /** Aborted once the run is over, for whatever reason. */
  readonly signal: AbortSignal
  /** Resolves when the run is over. */
  readonly closed: Promise<void>
  /** Throws when the run is over, or its time is up. */
  pass(): void
  /** Only the first reason counts. */
  close(reason: Error): void
}

/** The time is up. */
export class RunTimeoutError extends Error {
  override readonly name = 'RunTimeoutError'
}

/** Timers take no more, and fire at once instead. */
const LONGEST_MS = 2 ** 31 - 1

/** @param outer ends the run early. */
export function openGate(timeoutMs: number, outer: AbortSignal | undefined): RunGate {
  const controller = new AbortController()
  const { signal } = controller
  const timedOut = () => new RunTimeoutError(`the rules took longer than ${timeoutMs} ms`)
  const deadline = performance.now() + timeoutMs
  const timer = setTimeout(() => close(timedOut()), Math.min(timeoutMs, LONGEST_MS))
  const onOuterAbort = () => close(asError(outer?.reason))
  const ended = Promise.withResolvers<void>()

  function close(reason: Error): void {
    if (signal.aborted) return
    clearTimeout(timer)
    outer?.removeEventListener('abort', onOuterAbort)
    controller.abort(reason)
    ended.resolve()
  }

  if (outer?.aborted) onOuterAbort()
  else outer?.addEventListener('abort', onOuterAbort)
  return {
    signal,
    closed: ended.promise,
    pass() {
      // Rules on facts that are there run without a break: no timer gets a turn between them.
      if (performance.now() > deadline) close(timedOut())
      signal.throwIfAborted()
    },
    close,
  }
}

export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown
  return new Error(typeof thrown === 'string' ? thrown : 'the host failed with what is no error', { cause: thrown })
}
