import type { FieldType, ObjectType, ValueType } from '../../values/value-type.ts'
import { erase } from '../assignable.ts'
import type { PolicyModel } from '../model.ts'
import type { RedactedField, RedactionModel, Treatment } from '../redaction-model.ts'
import type { WorkspaceDocument } from '../schema/workspace-schema.ts'
import type { Catalogue } from './catalogue.ts'
import { treatmentOfPersonal } from './treatment-of-personal.ts'

type Types = Readonly<Record<string, Readonly<Record<string, RedactedField>>>>

type Named = readonly [name: string, type: ObjectType]

/** What is done to data before a scorer sees it; nothing where no policy asks one. The document is checked by `checkRedaction`. */
export function linkRedaction(
  { redact }: Pick<WorkspaceDocument, 'redact'>,
  policies: readonly PolicyModel[],
  catalogue: Catalogue,
): RedactionModel | undefined {
  if (!policies.some(asksScorer)) return undefined
  return {
    ignore: redact?.ignore ?? [],
    countries: redact?.countries ?? [],
    types: redactedTypes(policies, catalogue, redact?.fields ?? {}),
  }
}

function asksScorer({ propose }: PolicyModel): boolean {
  return propose?.by.kind === 'scorer'
}

function redactedTypes(policies: readonly PolicyModel[], catalogue: Catalogue, rules: Readonly<Record<string, Treatment>>): Types {
  const seen = new Map<string, ObjectType>()
  for (const policy of policies) for (const [name, type] of rootsOf(policy, catalogue)) addReachable(name, type, seen)
  const shown = shownNames(policies.filter(asksScorer), seen)
  const types: [string, Record<string, RedactedField>][] = []
  for (const name of [...seen.keys()].sort()) {
    const fields = Object.entries(seen.get(name)?.fields ?? {}).flatMap(([field, declared]): [string, RedactedField][] => {
      const as = treatmentOf(rules, name, field, declared)
      if (as === undefined && !shown.has(name) && !leadsToTreated(declared.type, rules)) return []
      return [[field, { type: erase(declared.type), ...(as === undefined ? {} : { as }) }]]
    })
    if (fields.length > 0) types.push([name, Object.fromEntries(fields)])
  }
  return Object.fromEntries(types)
}

function treatmentOf(rules: Readonly<Record<string, Treatment>>, owner: string, name: string, field: FieldType): Treatment | undefined {
  const path = `${owner}.${name}`
  if (Object.hasOwn(rules, path)) return rules[path]
  return field.pii === true ? treatmentOfPersonal(name) : undefined
}

/** The subject and what its facts may answer; of guard policies too, since their answers are part of the same input. */
function rootsOf({ subject, facts }: PolicyModel, catalogue: Catalogue): readonly Named[] {
  const about = catalogue.objects.get(subject)?.type
  const rows = facts.flatMap(({ query }): readonly Named[] => objectsIn(query, catalogue.queries.get(query)?.row))
  return about === undefined ? rows : [[subject, about], ...rows]
}

/** The object in a type, by its own name or by the one of the query whose row it is. */
function objectsIn(owner: string, type: ValueType | undefined): readonly Named[] {
  if (type === undefined) return []
  if (type.kind === 'list' || type.kind === 'map') return objectsIn(owner, type.of)
  return type.kind === 'object' ? [[type.name ?? owner, type]] : []
}

function addReachable(name: string, type: ObjectType, seen: Map<string, ObjectType>): void {
  if (seen.has(name)) return
  seen.set(name, type)
  for (const [field, inner] of Object.entries(type.fields ?? {})) {
    for (const [innerName, object] of objectsIn(`${name}.${field}`, inner.type)) addReachable(innerName, object, seen)
  }
}

/** INVARIANT: no object of a catalogue contains itself. */
function leadsToTreated(type: ValueType, rules: Readonly<Record<string, Treatment>>): boolean {
  return objectsIn('', type).some(([name, { fields }]) =>
    Object.entries(fields ?? {}).some(
      ([field, inner]) => treatmentOf(rules, name, field, inner) !== undefined || leadsToTreated(inner.type, rules),
    ),
  )
}

/** Objects that a policy may show, with what is inside them; rows of its queries too, which have no name of their own. */
function shownNames(policies: readonly PolicyModel[], seen: ReadonlyMap<string, ObjectType>): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (owner: string, type: ValueType | undefined): void => {
    for (const [name] of objectsIn(owner, type)) {
      if (names.has(name)) continue
      names.add(name)
      for (const [field, inner] of Object.entries(seen.get(name)?.fields ?? {})) add(`${name}.${field}`, inner.type)
    }
  }
  for (const { propose, facts, options } of policies) {
    for (const shown of propose?.shows ?? []) if (shown.kind === 'path') add('', shown.expression.type)
    for (const option of options) for (const term of option.lets) add('', term.type)
    for (const { query } of facts) add(query, { kind: 'object', name: query })
  }
  return names
}
