import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a real data set is expected: `COUNTERSIGN_DATA`, else `shared/data` beside the checkout. The data is not part of the project. */
export function dataFolder(name: string): string {
  const base = process.env['COUNTERSIGN_DATA'] ?? fileURLToPath(new URL('../../shared/data/', import.meta.url))
  return join(base, name)
}
