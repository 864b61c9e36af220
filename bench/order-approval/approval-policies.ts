import type { PolicySet } from '@countersign/core'
import { loadPolicies } from '@countersign/core'

export const APPROVAL_FOLDER: URL = new URL('./policies/', import.meta.url)

/** The workspace beside this file, loaded as a host would. */
export async function approvalPolicies(): Promise<PolicySet> {
  const loaded = await loadPolicies({ folder: APPROVAL_FOLDER })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  return loaded.policies
}
