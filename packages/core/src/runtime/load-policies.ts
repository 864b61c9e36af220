import type { PolicySet } from '../evaluate/policy-set.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import type { Issue } from '../policy/issue.ts'
import type { TestDocument } from '../policy/test-document.ts'
import { fileIssue } from './file-issue.ts'

/** YAML by path. */
export type PolicyFiles = Readonly<Record<string, string>>

/** Where policies come from. `packs` are named groups of documents that a workspace may take in (`packs:` in `countersign.yaml`). */
export type PolicySource =
  | { readonly folder: string | URL; readonly packs?: Readonly<Record<string, PolicyFiles>> }
  | { readonly files: PolicyFiles; readonly packs?: Readonly<Record<string, PolicyFiles>> }
  /** The text that `bundlePolicies` wrote; needs no YAML. */
  | { readonly bundle: string }

/** `tests` are the test documents of the workspace, for `runPolicyTests`; a bundle has none. */
export type Loaded =
  | { readonly kind: 'loaded'; readonly policies: PolicySet; readonly tests: readonly TestDocument[]; readonly warnings: readonly Issue[] }
  | { readonly kind: 'refused'; readonly issues: readonly [Issue, ...Issue[]] }

/**
 * Reads, checks and compiles a workspace; or says everything that is wrong with it. Never throws.
 *
 * YAML, schemas and the expression parser are loaded by the first call that needs them, never by importing this package.
 *
 * @example
 * ```ts
 * const loaded = await loadPolicies({ folder: './policies' })
 * if (loaded.kind === 'refused') throw new Error(loaded.issues.map(issue => `${issue.at.file}:${issue.at.line} ${issue.message}`).join('\n'))
 * decide(loaded.policies, input)
 * ```
 */
export async function loadPolicies(source: PolicySource): Promise<Loaded> {
  if ('bundle' in source) return loadBundle(source.bundle)
  if ('files' in source) return compiled(source.files, source.packs, [])
  const { readPolicyFolder } = await import('./read-policy-folder.ts')
  const { files, issues } = await readPolicyFolder(source.folder)
  return compiled(files, source.packs, issues)
}

/** What could not be read and what does not compile are told together. */
async function compiled(files: PolicyFiles, packs: Readonly<Record<string, PolicyFiles>> = {}, unread: readonly Issue[]): Promise<Loaded> {
  const { compileWorkspace } = await import('../policy/compile-workspace.ts')
  const workspace = compileWorkspace(files, packs)
  const issues = workspace.kind === 'refused' ? [...unread, ...workspace.issues] : unread
  if (workspace.kind === 'refused' || issues.length > 0) return refused(issues)
  return { kind: 'loaded', policies: policySetOf(workspace.model), tests: workspace.cases, warnings: workspace.warnings }
}

async function loadBundle(text: string): Promise<Loaded> {
  const { readBundle } = await import('../policy/read-bundle.ts')
  const bundle = readBundle(text)
  if (bundle.kind === 'refused') return refused(bundle.issues)
  try {
    return { kind: 'loaded', policies: policySetOf(bundle.model), tests: [], warnings: [] }
  } catch {
    // A bundle is text from outside: its digest may be right and its model still none that our loader would write.
    return refused([fileIssue('', 'not-a-bundle', 'the bundle does not hold a workspace')])
  }
}

function refused(issues: readonly Issue[]): Loaded {
  const [first = fileIssue('', 'internal-error', 'the workspace was refused without a reason'), ...rest] = issues
  return { kind: 'refused', issues: [first, ...rest] }
}
