/**
 * The static type of an expression, of a field of the catalogue, of a parameter.
 *
 * `count`, `number` and `percent` are one numeric family and compare with each other. `probability` (how sure a scorer is)
 * and `score` (order in a queue) are kept apart from them and from each other. A type is plain data: it travels in bundles.
 */
export type ValueType =
  | { readonly kind: 'bool' | 'text' | 'count' | 'number' | 'percent' | 'probability' | 'score' }
  | { readonly kind: 'money' | 'quantity' | 'rate' | 'duration' | 'date' | 'instant' }
  | { readonly kind: 'id'; readonly of?: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: ValueType }
  | ObjectType

/**
 * An object of the catalogue or a row that a query gives. `fields` is there while a policy is checked; the typed AST
 * carries objects without it, because evaluation reads fields by their own type.
 */
export interface ObjectType {
  readonly kind: 'object'
  readonly name?: string
  readonly fields?: Readonly<Record<string, FieldType>>
}

export interface FieldType {
  readonly type: ValueType
  readonly optional: boolean
  /** Erasable and masked in reasons. */
  readonly pii?: true
}

export type TypeKind = ValueType['kind']
