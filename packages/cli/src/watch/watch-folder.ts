import { readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PERIOD_MS = 250

/**
 * Runs `work` now and after every change of a document or rule file below the folder, until the signal says stop. It looks at times and sizes
 * instead of listening: editors save by putting a new file in the place of the old one, and a listener would stay with the old one.
 */
export async function watchFolder(folder: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let seen: string | undefined
  while (!signal.aborted) {
    const now = await snapshot(folder)
    if (now !== seen) await work()
    seen = now
    // An abort ends the pause early; the loop then ends by itself.
    await pause(PERIOD_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** Every document with its time and size. A folder that cannot be read now, or a file that just went, is looked at again in the next round. */
async function snapshot(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const documents = names.filter(isDocument).sort()
  const stamps = await Promise.all(documents.map(async name => `${name} ${await stampOf(join(folder, name))}`))
  return stamps.join('\n')
}

async function stampOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  return found === undefined ? 'gone' : `${found.mtimeMs} ${found.size} ${found.ino}`
}

function isDocument(name: string): boolean {
  return /\.(ya?ml|rules\.json)$/.test(name) && !name.split(sep).some(part => part === 'node_modules' || part.startsWith('.'))
}
