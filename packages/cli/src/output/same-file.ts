import type { Stats } from 'node:fs'
import { fstatSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'

/** Whether two paths lead to one file, over links and `..`; a path to nothing is no file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map(path => realpath(path).catch(() => undefined)))
  return first !== undefined && first === second
}

/** Whether a path leads to the file behind a descriptor: two that write it from their own places overwrite each other. A pipe is no file. */
export async function isFileOf(path: string, descriptor: number): Promise<boolean> {
  const behind = statOf(descriptor)
  const found = await stat(path).catch(() => undefined)
  return behind?.isFile() === true && found !== undefined && found.dev === behind.dev && found.ino === behind.ino
}

function statOf(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor)
  } catch {
    // It is closed.
    return undefined
  }
}
