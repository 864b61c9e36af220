import { isJsonObject } from '../values/is-json-object.ts'
import { danglingReference } from './bundle/model-references.ts'
import { workspaceShape } from './bundle/model-shape.ts'
import type { Issue } from './issue.ts'
import type { WorkspaceModel } from './model.ts'
import { modelDigest } from './model-digest.ts'

export type BundleReading =
  | { readonly kind: 'read'; readonly model: WorkspaceModel }
  | { readonly kind: 'refused'; readonly issues: readonly [Issue, ...Issue[]] }

/** Refused before it is parsed. A workspace of the largest documents stays far below. */
const MOST_CHARACTERS = 64 * 1024 * 1024

/**
 * Reads a bundle. Its text comes from outside: every part is compared with the form of a model, every index and id is followed, and the
 * digest is made again. Total: whatever the text is, it ends in a model or in an issue.
 */
export function readBundle(text: string): BundleReading {
  if (text.length > MOST_CHARACTERS) return refused('not-a-bundle', 'the bundle is too large')
  const bundle = parsed(text)
  if (!isJsonObject(bundle) || bundle['bundle'] !== 1) return refused('not-a-bundle', 'the text is not a bundle of version 1')
  const { model, digest } = bundle
  const wrong = workspaceShape(model, 'model', 0)
  if (wrong !== undefined) return refused('not-a-bundle', `the bundle is malformed at \`${wrong.slice(0, 200)}\``)
  // The shape was just compared, member by member.
  const workspace = model as unknown as WorkspaceModel
  const dangling = danglingReference(workspace)
  if (dangling !== undefined) return refused('not-a-bundle', `the bundle names something it does not have at \`${dangling}\``)
  if (modelDigest(workspace) !== digest) return refused('bundle-digest', 'the digest in the bundle is not the one of its content')
  return { kind: 'read', model: workspace }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refused(code: string, message: string): BundleReading {
  const at = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { kind: 'refused', issues: [{ code, severity: 'error', message, at }] }
}
