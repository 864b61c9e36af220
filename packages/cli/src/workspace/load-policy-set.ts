import { readFile, stat } from 'node:fs/promises'
import type { Issue, Loaded, PolicySet } from '@countersign/core'
import { loadPolicies } from '@countersign/core'
import type { Testable } from '@countersign/core/testing'
import { formatIssue } from '../format/format-issue.ts'
import { paperOf } from '../terminal/paper.ts'
import { UsageError } from '../usage-error.ts'
import { withDisplayPath } from './display-path.ts'
import { readWorkspace, sourcesOf } from './read-workspace.ts'

/** The policies of a workspace folder or of a bundle file, or nothing after the issues were printed: a command cannot go on. */
export async function loadPolicySet(path: string): Promise<PolicySet | undefined> {
  return (await loadTestable(path))?.policies
}

/** With the test documents of the workspace; a bundle has none. */
export async function loadTestable(path: string): Promise<Testable | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new UsageError(`there is no workspace or bundle \`${path}\``)
  return found.isFile() ? await loadBundle(path) : await loadFolder(path)
}

async function loadBundle(path: string): Promise<Testable | undefined> {
  return testableOf(await loadPolicies({ bundle: await readFile(path, 'utf8') }), issue => issue, new Map())
}

async function loadFolder(path: string): Promise<Testable | undefined> {
  const workspace = await readWorkspace(path)
  const { files, packs, unread } = workspace
  // A document that could not be read might be the one that narrows: without it nothing is decided.
  if (unread.length > 0) return refused(unread, new Map())
  return testableOf(await loadPolicies({ files, packs }), issue => withDisplayPath(issue, path), sourcesOf(workspace))
}

function testableOf(loaded: Loaded, placed: (issue: Issue) => Issue, sources: ReadonlyMap<string, string>): Testable | undefined {
  return loaded.kind === 'loaded' ? loaded : refused(loaded.issues.map(placed), sources)
}

function refused(issues: readonly Issue[], sources: ReadonlyMap<string, string>): undefined {
  const paper = paperOf(process.stderr)
  for (const issue of issues) process.stderr.write(`${formatIssue(issue, sources.get(issue.at.file), paper)}\n\n`)
  process.stderr.write('the policies do not load; `countersign check` says the same\n')
  return undefined
}
