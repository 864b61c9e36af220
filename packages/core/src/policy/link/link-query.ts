import type { ValueType } from '../../values/value-type.ts'
import type { QueryDocument } from '../schema/catalogue-schema.ts'
import { many } from '../schema/parts.ts'
import { readTypeName } from '../type-name.ts'
import type { QueryContract } from './catalogue.ts'
import type { FieldReading } from './link-field.ts'
import { linkFields, withFields } from './link-field.ts'
import { refuse } from './linking.ts'

/** The contract of a query; nothing where its answer has an issue. */
export function linkQuery(reading: FieldReading, name: string, query: QueryDocument): QueryContract | undefined {
  const row = rowType(reading, query)
  if (row === undefined) return undefined
  return {
    name,
    systems: many(query.system),
    with: linkFields(reading, query.with),
    key: many(query.key),
    row,
  }
}

/** `gives` names a type, or lists the fields of a row. */
function rowType(reading: FieldReading, query: QueryDocument): ValueType | undefined {
  if (typeof query.gives !== 'string') {
    const fields = [...linkFields(reading, query.gives)].map(([name, { authored: _, ...field }]) => [name, field] as const)
    return { kind: 'object', fields: Object.assign(Object.create(null), Object.fromEntries(fields)) }
  }
  const node = reading.document.sources.node(query, 'gives')
  const read = readTypeName(query.gives)
  if (read.kind === 'type') return withFields(reading, node, read.type)
  const at = node.kind === 'scalar' ? node.place(read.start, read.end) : node.at
  return refuse(reading.report, 'unknown-type', at, read.message, read.suggestion)
}
