import type { RedactedField } from '../../policy/redaction-model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Care } from './expression-care.ts'
import type { RedactedTypes } from './redacted-field.ts'
import { fieldsOf, pseudonymKind } from './redacted-field.ts'
import type { Redactor } from './redactor.ts'

/** Deeper data cannot be shown; no type of a catalogue nests like that. */
const DEEPEST = 32
const CUT = '[cut]'

/** What a value is redacted with. */
export interface Redacting {
  readonly redactor: Redactor
  readonly types: RedactedTypes
}

/** Nothing is known of it: all of it is searched. */
export const UNTYPED: Care = { type: undefined, as: undefined, keys: undefined }

/**
 * A value as a scorer may see it. Objects of the catalogue show the fields that it declares and nothing else; amounts, days and ids stay;
 * texts are searched; what is personal is replaced whole. A value that is not of its type is searched like a text.
 */
export function redactValue(redacting: Redacting, value: Json, care: Care, depth = 0): Json {
  const { type, as, keys } = care
  if (!redacting.redactor.spend(1) || depth > DEEPEST) return CUT
  if (as === 'keep') return value
  if (Array.isArray(value)) return redactList(redacting, value, inner(type?.kind === 'list' ? type.of : undefined, as), depth)
  if (type?.kind === 'map' && isJsonObject(value)) return redactMap(redacting, value, inner(type.of, as), keys, depth)
  const kind = pseudonymKind(as)
  if (kind !== undefined) return isNothing(value) ? value : redacting.redactor.whole(wholeText(value), kind)
  return isJsonObject(value) ? redactObject(redacting, value, type, depth) : redactScalar(redacting.redactor, value, type, as)
}

function inner(type: ValueType | undefined, as: Care['as']): Care {
  return { type, as, keys: undefined }
}

function redactObject(redacting: Redacting, value: JsonObject, type: ValueType | undefined, depth: number): Json {
  const fields = type?.kind === 'object' ? fieldsOf(redacting.types, type.name) : undefined
  if (fields !== undefined) return redactFields(redacting, value, fields, depth)
  return measureJson(value, type) ?? redactMap(redacting, value, UNTYPED, undefined, depth)
}

function isNothing(value: Json): boolean {
  return value === null || value === ''
}

/** An object is one value: its members in the order of their names. */
function wholeText(value: Json): string {
  if (!isJsonObject(value)) return String(value)
  return Object.keys(value)
    .sort()
    .map(name => (isJsonObject(value[name]) ? name : String(value[name])))
    .join('\n')
}

function redactList(redacting: Redacting, list: readonly Json[], care: Care, depth: number): Json {
  const shown: Json[] = []
  for (const element of list) {
    shown.push(redactValue(redacting, element, care, depth + 1))
    if (!redacting.redactor.spend(0)) break
  }
  const cut = list.length - shown.length
  return cut === 0 ? shown : [...shown, `[cut: ${cut} more elements]`]
}

function redactFields(redacting: Redacting, value: JsonObject, fields: Readonly<Record<string, RedactedField>>, depth: number): Json {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, Json][] => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (field === undefined) return []
      const as = field.as ?? (field.type.kind === 'text' && redacting.redactor.isSecretName(name) ? 'secret' : undefined)
      return [[name, redactValue(redacting, member, { type: field.type, as, keys: undefined }, depth + 1)]]
    }),
  )
}

/** Keys are data too. Two that become one are told apart by a number. */
function redactMap(redacting: Redacting, value: JsonObject, care: Care, keys: RedactedField | undefined, depth: number): Json {
  const { redactor } = redacting
  const shown = new Map<string, Json>()
  for (const [key, member] of Object.entries(value)) {
    if (!redactor.spend(0)) break
    const name = unusedName(redactKey(redactor, key, keys), shown)
    const secret = typeof member === 'string' && care.as === undefined && redactor.isSecretName(key)
    shown.set(name, redactValue(redacting, member, secret ? { ...care, as: 'secret' } : care, depth + 1))
  }
  const cut = Object.keys(value).length - shown.size
  return Object.fromEntries(cut === 0 ? shown : [...shown, [CUT, `${cut} more`]])
}

function redactKey(redactor: Redactor, key: string, field: RedactedField | undefined): string {
  const kind = pseudonymKind(field?.as)
  if (kind !== undefined) return redactor.whole(key, kind)
  if (field?.as === 'keep') return key
  return field?.type.kind === 'id' ? redactor.id(key) : redactor.text(key)
}

/** The name, with a number behind it where it is taken. */
export function unusedName(name: string, taken: { readonly has: (name: string) => boolean }): string {
  let unused = name
  for (let count = 2; taken.has(unused); count += 1) unused = `${name} (${count})`
  return unused
}

function redactScalar(redactor: Redactor, value: Json, type: ValueType | undefined, as: Care['as']): Json {
  if (typeof value === 'boolean' || value === null) return value
  if (type?.kind === 'id' && as !== 'scan') return typeof value === 'string' ? redactor.id(value) : value
  if (type !== undefined && type.kind !== 'text' && isOfType(value, type)) return value
  const written = String(value)
  const shown = redactor.text(written)
  return shown === written ? value : shown
}

function isOfType(value: Json, type: ValueType): boolean {
  const decoded = decodeValue(type, value)
  return decoded !== undefined && decoded !== ABSENT
}

/** Money and quantities are objects too; whatever else such an object carries is left out. */
function measureJson(value: JsonObject, type: ValueType | undefined): Json | undefined {
  if (type?.kind !== 'money' && type?.kind !== 'quantity') return undefined
  return encodeValue(type, decodeValue(type, value))
}
