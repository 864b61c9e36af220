import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '@countersign/core'
import type { Workspace } from '../workspace/read-workspace.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { applyFixes } from './apply-fixes.ts'
import { issuesOfWorkspace } from './check-workspace.ts'

export interface FixedWorkspace {
  readonly workspace: Workspace
  readonly applied: number
}

/** A fix can bring another to light; a loader that went on asking for the same one would end here. */
const MAX_PASSES = 10

/** Makes the replacements that issues offer, and checks again until there is none left. Files of packs are never written. */
export async function fixWorkspace(workspace: Workspace): Promise<FixedWorkspace> {
  let [current, applied] = [workspace, 0]
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const made = await fixOnce(current)
    if (made === 0) break
    applied += made
    current = await readWorkspace(workspace.folder)
  }
  return { workspace: current, applied }
}

async function fixOnce(workspace: Workspace): Promise<number> {
  const issues = await issuesOfWorkspace(workspace)
  const byFile = Map.groupBy(
    issues.filter(issue => Object.hasOwn(workspace.files, issue.at.file)),
    issue => issue.at.file,
  )
  let applied = 0
  for (const [file, found] of byFile) applied += await fixFile(workspace, file, found)
  return applied
}

async function fixFile({ folder, files }: Workspace, file: string, issues: readonly Issue[]): Promise<number> {
  const before = files[file] ?? ''
  const fixed = applyFixes(before, issues)
  if (fixed.text === before) return 0
  await writeFile(join(folder, file), fixed.text)
  return fixed.applied
}
