import { linkedAbort } from './linked-abort.ts'
import { LONGEST_TIMER } from './whole-setting.ts'

const USUAL_MS = 60_000

/**
 * Runs something under the host's signal and a limit of time, 60 seconds where none is said or it is no number from 1. The timer keeps the
 * process alive, so that whoever waits is answered, and is gone with the answer.
 */
export async function withinLimit<T>(
  { signal, timeoutMs }: { readonly signal?: AbortSignal | undefined; readonly timeoutMs?: number | undefined },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = linkedAbort(signal ?? new AbortController().signal)
  const ms = timeoutMs !== undefined && timeoutMs >= 1 ? Math.min(timeoutMs, LONGEST_TIMER) : USUAL_MS
  const timer = setTimeout(() => limit.abort(new DOMException(`no answer within ${ms} ms`, 'TimeoutError')), ms)
  try {
    return await run(limit.signal)
  } finally {
    clearTimeout(timer)
    limit.unlink()
  }
}
