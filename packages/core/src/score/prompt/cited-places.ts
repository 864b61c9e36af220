import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { ShownDocument } from './shown-document.ts'
import { isMark } from './write-value.ts'

/** Keys by which an element of a list may be named instead of by its place. */
const NAMED_BY = ['id', 'option', 'member', 'name'] as const

/**
 * What stands where a ref points: a precedent, a field, or a path into its value (`lines[0].quantity`, `options[hold].cost`). Names may
 * hold dots and brackets themselves, so a ref can point to more than one place; each counts.
 */
export function citedPlaces({ fields, precedents }: ShownDocument, ref: string): readonly Json[] {
  const named = fields.flatMap(([field, value]) => (ref.startsWith(field) ? placesIn(value, ref.slice(field.length)) : []))
  return [...(precedents.get(ref) ?? []), ...named]
}

/** Every value of a document is reached in one way at most, so this ends after as many steps as there are values. */
function placesIn(value: Json, path: string): readonly Json[] {
  if (typeof value === 'string' && isMark(value)) return []
  if (path === '') return [value]
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) => behind(path, indexNames(item, index)).flatMap(rest => placesIn(item, rest)))
  if (!isJsonObject(value)) return []
  const members = Object.entries(value).filter(([key]) => !isMark(key))
  return members.flatMap(([key, member]) => behind(path, memberNames(key)).flatMap(rest => placesIn(member, rest)))
}

function indexNames(item: Json, index: number): readonly string[] {
  const names = isJsonObject(item) ? NAMED_BY.flatMap(key => nameIn(item, key)) : []
  return [`[${index}]`, ...names.flatMap(bracketed)]
}

function nameIn(item: JsonObject, key: string): readonly string[] {
  const name = Object.hasOwn(item, key) ? item[key] : undefined
  return typeof name === 'string' ? [name] : []
}

function memberNames(key: string): readonly string[] {
  return [`.${key}`, ...bracketed(key)]
}

function bracketed(name: string): readonly string[] {
  return [`[${name}]`, `['${name}']`, `["${name}"]`]
}

/** The rest of the path behind a name that it begins with. */
function behind(path: string, names: readonly string[]): readonly string[] {
  const name = names.find(one => path.startsWith(one))
  const rest = name === undefined ? undefined : path.slice(name.length)
  return rest !== undefined && /^(?:$|[.[])/.test(rest) ? [rest] : []
}
