import { open, writeFile } from 'node:fs/promises'
import { UsageError } from '../usage-error.ts'

/** Writes a file that the command line named: where that fails, a sentence says which and why. */
export async function writeOutput(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: unknown) => {
    throw notWritable(path, cause)
  })
}

/** Tries before a long run what will be written after it. What is there already stays as it is. */
export async function proveWritable(path: string): Promise<void> {
  const handle = await open(path, 'a').catch((cause: unknown) => {
    throw notWritable(path, cause)
  })
  await handle.close()
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
}

export function notWritable(path: string, cause: unknown): UsageError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const why = WHY[code] ?? (cause instanceof Error ? cause.message : String(cause))
  return new UsageError(`\`${path}\` cannot be written: ${why}`, { cause })
}
