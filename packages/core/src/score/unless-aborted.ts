/**
 * What a promise comes to, whether or not whoever made it minds the signal; `undefined` where the abort comes first. A rejection that comes
 * afterwards is taken and dropped.
 */
export function unlessAborted<T>(promise: T | PromiseLike<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop))
  })
}
