import { realpath } from 'node:fs/promises'

/** Whether two paths lead to one file, over links and `..`; a path to nothing is no file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map(path => realpath(path).catch(() => undefined)))
  return first !== undefined && first === second
}
