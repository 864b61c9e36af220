import type { Issue } from '@countersign/core'
import { loadPolicies } from '@countersign/core'
import type { TestRun } from '@countersign/core/testing'
import { runPolicyTests } from '@countersign/core/testing'
import type { Examination, Unit } from '../format/examination.ts'
import { withDisplayPath } from '../workspace/display-path.ts'
import type { Workspace } from '../workspace/read-workspace.ts'
import { sourcesOf } from '../workspace/read-workspace.ts'
import { caseUnit } from './case-unit.ts'

export interface TestedWorkspace {
  /** A unit a case, then one for what no case shows and for what is wrong with test documents. */
  readonly examination: Examination
  /** Absent: the policies do not load, and no case ran. */
  readonly run: TestRun | undefined
}

/** Runs every case of a workspace. What keeps it from loading is found instead, as `check` finds it. `requireCoverage`: a side without a case is an error. */
export async function testWorkspace(workspace: Workspace, requireCoverage: boolean): Promise<TestedWorkspace> {
  const { files, packs, folder, unread } = workspace
  const sources = sourcesOf(workspace)
  const placed = (issue: Issue): Issue => withDisplayPath(issue, folder)
  const loaded = await loadPolicies({ files, packs })
  if (loaded.kind === 'refused' || unread.length > 0) {
    const issues = loaded.kind === 'refused' ? loaded.issues.map(placed) : []
    return { examination: { command: 'test', units: [workspaceUnit([...unread, ...issues], folder)], sources }, run: undefined }
  }
  const run = runPolicyTests(loaded)
  const ofCases = new Set(run.cases.flatMap(({ issues }) => issues.map(issue => JSON.stringify(issue))))
  const others = run.findings.filter(issue => !ofCases.has(JSON.stringify(issue))).map(issue => placed(judged(issue, requireCoverage)))
  const cases = run.cases.map(result => caseUnit(result, placed))
  const units = others.length === 0 ? cases : [...cases, workspaceUnit(others, folder)]
  return { examination: { command: 'test', units, sources }, run }
}

function judged(issue: Issue, requireCoverage: boolean): Issue {
  return requireCoverage && issue.code === 'not-covered' ? { ...issue, severity: 'error' } : issue
}

function workspaceUnit(issues: readonly Issue[], folder: string): Unit {
  return { name: 'workspace', file: issues[0]?.at.file ?? folder, issues }
}
