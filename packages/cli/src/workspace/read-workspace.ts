import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Issue } from '@countersign/core'
import { readPolicyFolder } from '@countersign/core'
import type { PolicyPacks } from '@countersign/policies'
import { policyPacks } from '@countersign/policies'
import { UsageError } from '../usage-error.ts'
import { displayPath, withDisplayPath } from './display-path.ts'

/** The documents of a folder as they were read, once: what is checked, printed under an issue and fixed is the same text. */
export interface Workspace {
  readonly folder: string
  /** By path below the folder. */
  readonly files: Readonly<Record<string, string>>
  /** Files that could not be read; their paths can be opened from here. */
  readonly unread: readonly Issue[]
  readonly packs: PolicyPacks
}

export async function readWorkspace(folder: string): Promise<Workspace> {
  if (!existsSync(folder)) throw new UsageError(`there is no folder \`${folder}\``)
  if (!existsSync(join(folder, 'countersign.yaml'))) {
    throw new UsageError(`\`${folder}\` is not a workspace: it has no countersign.yaml (\`countersign init\` makes one in an empty folder)`)
  }
  const [{ files, issues }, packs] = await Promise.all([readPolicyFolder(folder), policyPacks()])
  return { folder, files, unread: issues.map(issue => withDisplayPath(issue, folder)), packs }
}

/** Every text that an issue can point into, by the path that is printed. */
export function sourcesOf({ folder, files, packs }: Workspace): ReadonlyMap<string, string> {
  const own = Object.entries(files).map(([file, text]) => [displayPath(folder, file), text] as const)
  const shipped = Object.entries(packs).flatMap(([pack, texts]) =>
    Object.entries(texts).map(([file, text]) => [`pack:${pack}/${file}`, text] as const),
  )
  return new Map([...own, ...shipped])
}
