import type { ValueType } from '../values/value-type.ts'

/** A type as a catalogue writes it: `list of id of item`, `enum(A, B)`. Objects by name; a nameless one is a `row`. */
export function typeText(type: ValueType): string {
  switch (type.kind) {
    case 'id':
      return type.of === undefined ? 'id' : `id of ${type.of}`
    case 'enum':
      return `enum(${type.values.join(', ')})`
    case 'list':
    case 'map':
      return `${type.kind} of ${typeText(type.of)}`
    case 'object':
      return type.name ?? 'row'
    default:
      return type.kind
  }
}

const VOWEL = /^[aeiou]/

/** The same as the object of a sentence: `an instant`, `a list of order`. */
export function aType(type: ValueType): string {
  const text = typeText(type)
  if (text === 'money' || text === 'text') return text
  return `${VOWEL.test(text) ? 'an' : 'a'} ${text}`
}
