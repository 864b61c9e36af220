import { cp } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('./policies/', import.meta.url))

/** The guard policies that judge a release, each in a file of its own. */
const FILES = {
  capacity: 'plant-capacity.policy.yaml',
  rate: 'freight-rate.policy.yaml',
  rules: 'plant-rules.policy.yaml',
} as const

export type Judge = keyof typeof FILES

export const JUDGES: readonly Judge[] = ['capacity', 'rate', 'rules']

/** The first of these names that no judge has. */
export function unknownJudge(names: unknown): unknown {
  return [names ?? []].flat().find(name => !JUDGES.some(judge => judge === name))
}

/**
 * The folder with the policies in which only the named judges speak: without names the whole folder, else a copy in `scratch` without
 * the others' files. Leaving a guard policy's file out is all it takes to silence it.
 */
export async function policiesWith(names: unknown, scratch: string): Promise<string> {
  if (names === undefined) return FOLDER
  const wanted = Array.isArray(names) ? names : [names]
  const silent = JUDGES.filter(judge => !wanted.includes(judge)).map(judge => FILES[judge])
  const copy = join(scratch, 'policies')
  await cp(FOLDER, copy, { recursive: true, filter: source => !silent.some(file => file === basename(source)) })
  return copy
}
