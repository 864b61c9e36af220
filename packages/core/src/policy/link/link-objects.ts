import type { FieldType, ObjectType } from '../../values/value-type.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import type { ObjectDocument } from '../schema/catalogue-schema.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { CatalogueObject } from './catalogue.ts'
import type { FieldReading, ObjectLookup } from './link-field.ts'
import { linkFields } from './link-field.ts'
import { refuse } from './linking.ts'

interface Declaration {
  readonly document: Document<'catalogue'>
  readonly object: ObjectDocument
}

/** Objects by name. A second document may add fields to an object of the first. */
export interface Objects {
  readonly linked: ReadonlyMap<string, CatalogueObject>
  readonly lookup: ObjectLookup
  readonly names: readonly string[]
}

export function linkObjects(documents: readonly Document<'catalogue'>[], lost: Set<string>, report: Report): Objects {
  const declared = declarations(documents, report)
  const names = [...declared.keys()]
  const done = new Map<string, ObjectType | 'refused'>()
  const open = new Set<string>()
  const lookup: ObjectLookup = name => {
    const parts = declared.get(name)
    if (parts === undefined) return undefined
    const known = done.get(name)
    if (known !== undefined) return known
    if (open.has(name)) return refuseCycle(name, parts, report)
    open.add(name)
    const type: ObjectType = { kind: 'object', name, fields: fieldsOf(parts, { report, lookup, objectNames: names, lost }) }
    open.delete(name)
    done.set(name, type)
    return type
  }
  const linked = new Map<string, CatalogueObject>()
  for (const [name, parts] of declared) {
    const type = lookup(name)
    if (type !== undefined && type !== 'refused') linked.set(name, { type, key: keyOf(name, parts, type, report) })
  }
  return { linked, lookup, names }
}

function declarations(documents: readonly Document<'catalogue'>[], report: Report): ReadonlyMap<string, readonly Declaration[]> {
  const declared = new Map<string, Declaration[]>()
  for (const document of documents) {
    const objects = document.value.objects ?? {}
    for (const [name, object] of Object.entries(objects)) {
      if (RESERVED_WORDS.has(name)) refuse(report, 'wrong-name', document.sources.keyAt(objects, name), `\`${name}\` is a reserved word`)
      const parts = declared.get(name) ?? []
      parts.push({ document, object })
      declared.set(name, parts)
    }
  }
  return declared
}

function refuseCycle(name: string, [first]: readonly Declaration[], report: Report): 'refused' {
  if (first !== undefined) {
    refuse(report, 'object-cycle', first.document.sources.keyAt(first.object, 'fields'), `\`${name}\` contains itself`, 'use `id of …`')
  }
  return 'refused'
}

function fieldsOf(parts: readonly Declaration[], reading: Omit<FieldReading, 'document'>): Readonly<Record<string, FieldType>> {
  const fields: Record<string, FieldType> = Object.create(null)
  for (const { document, object } of parts) {
    for (const [name, field] of linkFields({ ...reading, document }, object.fields)) {
      const { authored: _, ...type } = field
      if (Object.hasOwn(fields, name))
        refuse(reading.report, 'duplicate-name', document.sources.keyAt(object.fields, name), `the field \`${name}\` stands twice`)
      else fields[name] = type
    }
  }
  return fields
}

/** Each document may repeat the key of an object, none may give it another. */
function keyOf(name: string, parts: readonly Declaration[], type: ObjectType, report: Report): string | undefined {
  const keyed = parts.filter(({ object }) => object.key !== undefined)
  const key = keyed[0]?.object.key
  for (const { document, object } of keyed) {
    const at = document.sources.at(object, 'key')
    if (object.key !== key) refuse(report, 'clashing-keys', at, `\`${name}\` has the key \`${key}\` elsewhere`)
    else if (key !== undefined && !Object.hasOwn(type.fields ?? {}, key))
      refuse(report, 'unknown-field', at, `\`${name}\` has no field \`${key}\``)
  }
  return key
}
