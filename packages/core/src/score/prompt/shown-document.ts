import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { dataDocument } from './render-prompt.ts'

/** What was put to a model, read back: with every cut, and by the names under which it is cited. */
export interface ShownDocument {
  /** Two may have one name: the options as choices, and as the field `options`. */
  readonly fields: readonly (readonly [name: string, value: Json])[]
  /** By ref: its texts. */
  readonly precedents: ReadonlyMap<string, readonly Json[]>
}

/** Options and members can be cited like fields: `options[hold].says`, `members[SO-1].order.total`. */
export function shownDocument(question: ScorerQuestion): ShownDocument {
  const document: unknown = JSON.parse(dataDocument(question))
  const listed = ['options', 'members'].flatMap((name): [string, Json][] => {
    const list = objectsIn(document, name)
    return list.length === 0 ? [] : [[name, list.map(withFields)]]
  })
  const precedents = objectsIn(document, 'precedents').map(
    ({ ref, source, title, text }) => [String(ref), [text ?? '', title ?? '', source ?? '']] as const,
  )
  return { fields: [...listed, ...fieldsIn(document)], precedents: new Map(precedents) }
}

/** A member with its fields under their names. */
function withFields(one: JsonObject): JsonObject {
  return { ...one, ...Object.fromEntries(fieldsIn(one)) }
}

function fieldsIn(holder: unknown): readonly (readonly [string, Json])[] {
  return objectsIn(holder, 'fields').map(({ field, value }) => [String(field), value ?? ''] as const)
}

function objectsIn(holder: unknown, name: string): readonly JsonObject[] {
  const list: unknown = isJsonObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}
