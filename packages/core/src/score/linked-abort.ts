/** A signal of our own that also aborts when another does. */
export interface LinkedAbort {
  readonly signal: AbortSignal
  readonly abort: (reason?: unknown) => void
  /** Lets go of the other signal, which may live as long as the process. */
  readonly unlink: () => void
}

export function linkedAbort(outer: AbortSignal): LinkedAbort {
  const own = new AbortController()
  const follow = (): void => own.abort(outer.reason)
  if (outer.aborted) follow()
  else outer.addEventListener('abort', follow, { once: true })
  return {
    signal: own.signal,
    abort: reason => own.abort(reason),
    unlink: () => outer.removeEventListener('abort', follow),
  }
}
