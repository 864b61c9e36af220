import { nearestName } from '../../values/nearest-name.ts'
import type { FieldType, ObjectType, ValueType } from '../../values/value-type.ts'
import type { FieldDocument } from '../schema/catalogue-schema.ts'
import type { Document } from '../schema/document.ts'
import type { ByName } from '../schema/parts.ts'
import type { Report, SourceNode } from '../source-node.ts'
import { readTypeName } from '../type-name.ts'
import { refuse } from './linking.ts'

/** Objects by name, with their fields: a function, because objects of a catalogue name each other. */
export type ObjectLookup = (name: string) => ObjectType | 'refused' | undefined

export interface FieldReading {
  readonly document: Document<'catalogue'>
  readonly report: Report
  readonly lookup: ObjectLookup
  readonly objectNames: readonly string[]
  /** Collects names that were declared and have an issue: whoever misses them later says nothing. */
  readonly lost: Set<string>
}

/** A field, parameter or result as a catalogue writes it. */
export interface LinkedField extends FieldType {
  readonly authored?: true
}

export function linkFields(reading: FieldReading, fields: ByName<FieldDocument> | undefined): ReadonlyMap<string, LinkedField> {
  const linked = new Map<string, LinkedField>()
  if (fields === undefined) return linked
  for (const [name, field] of Object.entries(fields)) {
    const type = linkField(reading, fields, name, field)
    if (type === undefined) reading.lost.add(name)
    else linked.set(name, type)
  }
  return linked
}

function linkField(reading: FieldReading, holder: object, name: string, field: FieldDocument): LinkedField | undefined {
  const { sources } = reading.document
  if (typeof field === 'string') return readField(reading, sources.node(holder, name), field)
  const node = sources.node(field, 'type')
  const read = field.values === undefined ? readField(reading, node, field.type) : enumField(reading, node, field.type, field.values)
  if (read === undefined) return undefined
  return {
    ...read,
    optional: read.optional || field.optional === true,
    ...(field.pii === true ? { pii: true } : {}),
    ...(field.authored === true ? { authored: true } : {}),
  }
}

function enumField(reading: FieldReading, node: SourceNode, type: string, values: readonly string[]): FieldType | undefined {
  if (type === 'enum') return { type: { kind: 'enum', values }, optional: false }
  return refuse(reading.report, 'wrong-form', node.at, '`values` belongs to the type `enum`', 'write `type: enum`')
}

function readField(reading: FieldReading, node: SourceNode, text: string): FieldType | undefined {
  const read = readTypeName(text)
  if (read.kind === 'refused') {
    const at = node.kind === 'scalar' ? node.place(read.start, read.end) : node.at
    return refuse(reading.report, 'unknown-type', at, read.message, read.suggestion)
  }
  const type = withFields(reading, node, read.type)
  return type === undefined ? undefined : { type, optional: read.optional }
}

/** The type with the fields of the objects that it names. */
export function withFields(reading: FieldReading, node: SourceNode, type: ValueType): ValueType | undefined {
  if (type.kind === 'list' || type.kind === 'map') {
    const of = withFields(reading, node, type.of)
    return of === undefined ? undefined : { kind: type.kind, of }
  }
  if (type.kind !== 'object' || type.name === undefined) return type
  const found = reading.lookup(type.name)
  if (found === 'refused') return undefined
  if (found !== undefined) return found
  const near = nearestName(type.name, [...reading.objectNames, ...SCALAR_TYPES])
  const suggestion = near === undefined ? undefined : `did you mean \`${near}\`?`
  return refuse(reading.report, 'unknown-type', node.at, `there is no type \`${type.name}\``, suggestion)
}

export const SCALAR_TYPES: readonly string[] = [
  'bool',
  'text',
  'id',
  'count',
  'number',
  'percent',
  'probability',
  'score',
  'money',
  'quantity',
  'rate',
  'duration',
  'date',
  'instant',
]
