import type { Loaded } from '@countersign/core'
import { loadPolicies } from '@countersign/core'
import { policyPacks } from '@countersign/policies'

/** The workspace of this example, with the packs that it takes in. */
export async function ownPolicies(): Promise<Extract<Loaded, { kind: 'loaded' }>> {
  const loaded = await loadPolicies({ folder: new URL('./policies/', import.meta.url), packs: await policyPacks() })
  if (loaded.kind === 'loaded') return loaded
  throw new Error(loaded.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
}
