import { canonicalJson } from '../values/canonical-json.ts'
import type { Json } from '../values/json.ts'
import type { WorkspaceModel } from './model.ts'
import { modelDigest } from './model-digest.ts'

/** A workspace as one text: it loads without YAML, schemas and expression parser. Equal models give equal bytes. */
export function writeBundle(model: WorkspaceModel): string {
  // A model is plain JSON by construction: its interfaces only lack the index signature.
  return `${canonicalJson({ bundle: 1, digest: modelDigest(model), model: model as unknown as Json })}\n`
}
