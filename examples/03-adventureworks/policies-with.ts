import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('./policies/', import.meta.url))
const ROLLOUT = 'receipt-match.rollout.yaml'

/** The folder with the policies; with a tolerance, a copy in `scratch` whose rollout sets that one. The loader judges whether it is one. */
export async function policiesWith(tolerance: unknown, scratch: string): Promise<string> {
  if (typeof tolerance !== 'string') return FOLDER
  const copy = join(scratch, 'policies')
  await cp(FOLDER, copy, { recursive: true })
  const rollout = await readFile(join(copy, ROLLOUT), 'utf8')
  await writeFile(join(copy, ROLLOUT), rollout.replace(/shortTolerance: [^,]+/, `shortTolerance: ${JSON.stringify(tolerance)}`))
  return copy
}
