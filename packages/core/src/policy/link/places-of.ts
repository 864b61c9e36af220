import type { At } from '../issue.ts'
import type { Document } from '../schema/document.ts'
import { isWritten } from '../schema/import-schema.ts'
import { idOf, idPlace } from '../workspace-documents.ts'

/**
 * Where the constructs stand that decisions and tests name: `<policy>`, `<policy>/<guard, rule or gate>`, `<policy>/<option>`,
 * `<policy>/<option>/<only>`, and `<kind>/<id>` for the other documents. A rule that a policy imports
 * stands in its rule file.
 */
export function placesOf(documents: readonly Document[], imported: readonly Place[]): Readonly<Record<string, At>> {
  const places = new Map<string, At>()
  for (const [key, at] of [...documents.flatMap(placesIn), ...imported]) if (!places.has(key)) places.set(key, at)
  return Object.fromEntries([...places].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A construct and where it stands. */
export type Place = readonly [key: string, at: At]

function placesIn(document: Document): readonly Place[] {
  if (isPolicy(document)) return policyPlaces(document)
  return document.kind === 'test' ? [] : [[`${document.kind}/${idOf(document)}`, idPlace(document)]]
}

function isPolicy(document: Document): document is Document<'policy'> {
  return document.kind === 'policy'
}

function policyPlaces(document: Document<'policy'>): readonly Place[] {
  const { value, sources } = document
  const { policy } = value
  const voices = [...(value.guards ?? []).filter(isWritten), ...(value.rules ?? []).filter(isWritten), ...(value.gates ?? [])]
  const options = value.options ?? {}
  const conditions = Object.entries(options).flatMap(([id, { only }]) => {
    return only === undefined ? [] : Object.keys(only).map(key => [`${policy}/${id}/${key}`, sources.keyAt(only, key)] as const)
  })
  return [
    [policy, idPlace(document)],
    ...voices.map(voice => [`${policy}/${voice.id}`, sources.at(voice, 'id')] as const),
    ...Object.keys(options).map(id => [`${policy}/${id}`, sources.keyAt(options, id)] as const),
    ...conditions,
  ]
}
