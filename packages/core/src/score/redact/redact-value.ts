import type { RedactedField } from '../../policy/redaction-model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { DistinctNames } from './distinct-names.ts'
import { distinctNames } from './distinct-names.ts'
import type { Care } from './expression-care.ts'
import { redactKey } from './redact-key.ts'
import type { RedactedTypes } from './redacted-field.ts'
import { fieldsOf, pseudonymKind } from './redacted-field.ts'
import type { Redactor } from './redactor.ts'

/** Deeper data cannot be shown; no type of a catalogue nests like that. */
const DEEPEST = 32
const CUT = '[cut]'
const MOST_IN_FIELD = 100

/** What a value is redacted with. */
export interface Redacting {
  readonly redactor: Redactor
  readonly types: RedactedTypes
  /** Ids of the options and members of the question. */
  readonly options: DistinctNames
  readonly members: DistinctNames
}

/** Nothing is known of it: all of it is searched. */
export const UNTYPED: Care = { type: undefined, as: undefined, keys: undefined }

/**
 * A value as a scorer may see it. Objects of the catalogue show the fields that it declares and nothing else; amounts, days and ids stay;
 * texts are searched; what is personal is replaced whole. A value that is not of its type is searched like a text; one that is kept
 * is cut like others.
 */
export function redactValue(redacting: Redacting, value: Json, care: Care, depth = 0): Json {
  const { type, as, keys } = care
  if (!redacting.redactor.spend(1) || depth > DEEPEST) return CUT
  if (Array.isArray(value)) return redactList(redacting, value, inner(type?.kind === 'list' ? type.of : undefined, as), depth)
  if (as === 'keep' && isJsonObject(value)) return redactMap(redacting, value, inner(undefined, as), undefined, depth)
  if (type?.kind === 'map' && isJsonObject(value)) return redactMap(redacting, value, inner(type.of, as), keys, depth)
  const kind = pseudonymKind(as)
  if (kind !== undefined) return isNothing(value) ? value : redacting.redactor.whole(wholeText(value), kind)
  return isJsonObject(value) ? redactObject(redacting, value, type, depth) : redactScalar(redacting, value, type, as)
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
    .map(name => (isJsonObject(value[name]) ? name : listText(value[name])))
    .join('\n')
}

/** Of a list what a person would write in one field; lists in it may be deep, or the same one many times. */
function listText(value: Json | undefined): string {
  if (!Array.isArray(value)) return String(value)
  return value
    .slice(0, MOST_IN_FIELD)
    .filter(element => typeof element !== 'object')
    .join(',')
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
  const names = distinctNames()
  for (const [key, member] of Object.entries(value)) {
    if (!redactor.spend(0)) break
    const name = names.of(key, () => (care.as === 'keep' ? redactor.kept(key) : redactKey(redactor, key, keys)))
    const secret = typeof member === 'string' && care.as === undefined && redactor.isSecretName(key)
    shown.set(name, redactValue(redacting, member, secret ? { ...care, as: 'secret' } : care, depth + 1))
  }
  const cut = Object.keys(value).length - shown.size
  return Object.fromEntries(cut === 0 ? shown : [...shown, [CUT, `${cut} more`]])
}

function redactScalar(redacting: Redacting, value: Json, type: ValueType | undefined, as: Care['as']): Json {
  const { redactor } = redacting
  if (typeof value === 'boolean' || value === null) return value
  if (as === 'keep') return typeof value === 'string' ? redactor.kept(value) : value
  if (type?.kind === 'id' && as !== 'scan') return typeof value === 'string' ? redactId(redacting, value) : value
  if (type !== undefined && type.kind !== 'text' && isOfType(value, type)) return value
  const written = String(value)
  const shown = redactor.text(written)
  return shown === written ? value : shown
}

/** The id of a member is the same wherever it stands. */
function redactId({ redactor, members }: Redacting, id: string): string {
  return members.given(id) ?? redactor.id(id)
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
