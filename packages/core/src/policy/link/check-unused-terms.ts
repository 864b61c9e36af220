import type { Document } from '../schema/document.ts'
import { many } from '../schema/parts.ts'
import { linkFacts } from './link-facts.ts'
import type { Surroundings } from './link-policy.ts'
import { linkSubject } from './link-subject.ts'
import { linkAllLets, openNamespace } from './open-namespace.ts'

/** Terms are checked in the policies that use them; those that nobody uses by themselves, so that their mistakes show too. */
export function checkUnusedTerms(policies: readonly Document<'policy'>[], { terms, catalogue, report }: Surroundings): void {
  const used = new Set(policies.flatMap(({ value }) => many(value.uses)))
  for (const [id, document] of terms) {
    if (used.has(id)) continue
    const subject = linkSubject(document, 'needs', document.value.needs, catalogue, report)
    if (subject === undefined) continue
    const space = openNamespace([document], subject, false, new Map(), true, catalogue, report)
    linkAllLets(space)
    linkFacts(space)
  }
}
