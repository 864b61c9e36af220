import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import type { JsonObject } from '../../values/json.ts'

/**
 * Who a combination of scorers is: its kind, the settings that change what is answered, and the identities within. How long it waits or
 * how much it may spend is not part of it: a longer timeout gives no other answer, only more of them.
 */
export function combinedIdentity(kind: string, settings: JsonObject, inner: readonly Digest[]): Digest {
  return digestOf(canonicalJson({ combined: kind, settings, inner }))
}
