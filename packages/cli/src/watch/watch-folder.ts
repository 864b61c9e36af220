import { watch } from 'node:fs'
import { sep } from 'node:path'

const QUIET_MS = 100

/**
 * Runs `work` now and after every change of a YAML file below the folder, until the signal says stop. Changes within a tenth of a
 * second are one; changes during a run lead to one more run, never to two at a time.
 */
export async function watchFolder(folder: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const changes = createChanges()
  const watcher = watch(folder, { recursive: true, signal }, (_, name) => {
    if (name === null || isDocument(name)) changes.happen()
  })
  signal.addEventListener('abort', changes.happen, { once: true })
  await new Promise<void>((resolve, reject) => {
    watcher.once('close', resolve).once('error', reject)
    void runOnChange(changes, work, signal).catch(reject)
  })
}

interface Changes {
  readonly happen: () => void
  /** Waits for the next change, then for quiet. */
  readonly next: () => Promise<void>
}

function createChanges(): Changes {
  let pending = Promise.withResolvers<void>()
  return {
    happen: () => pending.resolve(),
    next: async () => {
      await pending.promise
      await new Promise(resolve => setTimeout(resolve, QUIET_MS))
      pending = Promise.withResolvers<void>()
    },
  }
}

async function runOnChange(changes: Changes, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await work()
    await changes.next()
  }
}

function isDocument(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.split(sep).some(part => part === 'node_modules' || part.startsWith('.'))
}
