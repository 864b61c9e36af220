import type { ValueType } from '../../values/value-type.ts'

/** The type with the name of its query in place of an object without a name: the catalogue lists the fields of a row under its query. */
export function namedRow(type: ValueType, query: string | undefined): ValueType {
  if (type.kind === 'list' || type.kind === 'map') return { kind: type.kind, of: namedRow(type.of, query) }
  return type.kind === 'object' && type.name === undefined && query !== undefined ? { kind: 'object', name: query } : type
}

/** The name of the object in a type: of the elements of a list, of the rows of a map. */
export function objectName(type: ValueType): string | undefined {
  if (type.kind === 'list' || type.kind === 'map') return objectName(type.of)
  return type.kind === 'object' ? type.name : undefined
}
