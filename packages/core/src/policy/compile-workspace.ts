import type { Issue } from './issue.ts'
import { issueList } from './issue-list.ts'
import { linkWorkspace } from './link/link-workspace.ts'
import type { WorkspaceModel } from './model.ts'
import type { Files } from './read-documents.ts'
import { ofKind, startOfFile } from './read-documents.ts'
import { lostSection } from './schema/lost-section.ts'
import type { TestDocument } from './test-document.ts'
import { withoutConsequences } from './without-consequences.ts'
import { workspaceDocuments } from './workspace-documents.ts'

/** A workspace that has no errors, or everything that is wrong with it. `cases` are its test documents. */
export type CompiledWorkspace =
  | {
      readonly kind: 'compiled'
      readonly model: WorkspaceModel
      readonly cases: readonly TestDocument[]
      readonly warnings: readonly Issue[]
    }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }

/**
 * Compiles the documents of a workspace, by path, with the packs that it may take in. Pure, and total: no text makes it throw, and its
 * time and memory are bounded by the limits on documents. All issues of all files are reported at once, in the order of the files.
 *
 * @example
 * ```ts
 * compileWorkspace({ 'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n', 'hold.policy.yaml': text })
 * ```
 */
export function compileWorkspace(files: Files, packs: Readonly<Record<string, Files>> = {}): CompiledWorkspace {
  try {
    return compile(files, packs)
  } catch (error) {
    // INVARIANT: never reached. Should a defect get here all the same, no policy is loaded rather than a wrong one.
    const message = `the loader failed: ${error instanceof Error ? error.message : String(error)}`
    return { kind: 'refused', issues: [{ code: 'internal-error', severity: 'error', message, at: startOfFile('countersign.yaml') }] }
  }
}

function compile(files: Files, packs: Readonly<Record<string, Files>>): CompiledWorkspace {
  const issues = issueList()
  const documents = workspaceDocuments(files, packs, issues.add)
  const catalogues = ofKind(documents.all, 'catalogue')
  const names = new Set(catalogues.flatMap(({ broken }) => [...broken]))
  const isCut = catalogues.some(document => lostSection(document, ['objects', 'events', 'queries', 'actions']))
  const kinds = isCut ? new Set([...documents.lost, 'catalogue' as const]) : documents.lost
  const linked = linkWorkspace(documents, names, withoutConsequences({ kinds, names }, issues.add))
  const errors = issues.errors()
  const warnings = issues.warnings()
  if (errors.length > 0 || linked === undefined) return { kind: 'refused', issues: [...errors, ...warnings] }
  return { kind: 'compiled', model: linked.model, cases: linked.cases, warnings }
}
