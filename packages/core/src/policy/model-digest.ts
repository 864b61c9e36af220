import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import type { Digest } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import type { WorkspaceModel } from './model.ts'

/** SHA-256 over the canonical bytes of a model without its places: moving a line changes nothing that is decided. */
export function modelDigest(model: WorkspaceModel): Digest {
  const { at: _, ...content } = model
  // A model is plain JSON by construction: its interfaces only lack the index signature.
  return digestOf(canonicalJson(content as unknown as Json))
}
