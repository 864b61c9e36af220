import type { Issue } from '@countersign/core'
import { loadPolicies } from '@countersign/core'
import { runPolicyTests } from '@countersign/core/testing'
import type { Examination, Unit } from '../format/examination.ts'
import { displayPath, withDisplayPath } from '../workspace/display-path.ts'
import type { Workspace } from '../workspace/read-workspace.ts'
import { sourcesOf } from '../workspace/read-workspace.ts'

/**
 * What the loader says of a workspace, and what is wrong with its test cases themselves; places are still relative to the folder. Whether
 * a case passes, and what no case shows, is told by `test`.
 */
export async function issuesOfWorkspace({ files, packs }: Workspace): Promise<readonly Issue[]> {
  const loaded = await loadPolicies({ files, packs })
  if (loaded.kind === 'refused') return loaded.issues
  return [...loaded.warnings, ...runPolicyTests(loaded).findings.filter(({ code }) => code !== 'not-covered')]
}

/** Loads a workspace and sorts what was found under the file that it was found in; every file is a unit, also one without issues. */
export async function checkWorkspace(workspace: Workspace): Promise<Examination> {
  const found = await issuesOfWorkspace(workspace)
  const issues = [...workspace.unread, ...found.map(issue => withDisplayPath(issue, workspace.folder))]
  const own = Object.keys(workspace.files).map(file => displayPath(workspace.folder, file))
  const files = new Set([...own, ...issues.map(issue => issue.at.file)])
  const byFile = Map.groupBy(issues, issue => issue.at.file)
  const units = [...files].sort().map((file): Unit => ({ name: file, file, issues: (byFile.get(file) ?? []).toSorted(inOrder) }))
  return { command: 'check', units, sources: sourcesOf(workspace) }
}

function inOrder(a: Issue, b: Issue): number {
  return a.at.line - b.at.line || a.at.column - b.at.column
}
