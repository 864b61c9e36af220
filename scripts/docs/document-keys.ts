import type { JsonSchema } from '../../packages/core/src/policy/document-schemas.ts'
import { alternatives, asSchema, valueText } from './value-text.ts'

/** One key of a document: its path, what may stand there, and what it means. */
export interface DocumentKey {
  readonly path: string
  readonly mandatory: boolean
  readonly value: string
  readonly meaning: string
}

/** A map of so many keys is listed once and referred to where it stands again. */
const WORTH_A_REFERENCE = 4

/** Every key of a document, depth first. `<name>` stands for a name that the author gives, `[]` for the elements of a list. */
export function documentKeys(schema: JsonSchema): readonly DocumentKey[] {
  const listed = new Map<string, string>()
  const walk = (at: string, one: JsonSchema): readonly DocumentKey[] =>
    alternatives(one).flatMap(body => [
      ...Object.entries(asSchema(body['properties']) ?? {}).flatMap(([name, value]) =>
        entry(at === '' ? name : `${at}.${name}`, asSchema(value), isMandatory(body, name)),
      ),
      ...entry(`${at}.<name>`, asSchema(body['additionalProperties']), false),
      ...(asSchema(body['items']) === undefined ? [] : walk(`${at}[]`, asSchema(body['items']) ?? {})),
    ])
  const entry = (path: string, value: JsonSchema | undefined, mandatory: boolean): readonly DocumentKey[] => {
    if (value === undefined) return []
    const known = listed.get(shapeOf(value))
    const key = { path, mandatory, value: valueText(value), meaning: known === undefined ? meaningOf(value) : `as \`${known}\`` }
    if (known !== undefined) return [key]
    if (sizeOf(value) >= WORTH_A_REFERENCE) listed.set(shapeOf(value), path)
    const says = mandatory || key.meaning !== '' || key.value !== 'map'
    return [...(says ? [key] : []), ...walk(path, value)]
  }
  return walk('', schema)
}

function isMandatory({ required }: JsonSchema, name: string): boolean {
  return Array.isArray(required) && required.includes(name)
}

function shapeOf({ description: _, ...shape }: JsonSchema): string {
  return JSON.stringify(shape)
}

function sizeOf(schema: JsonSchema): number {
  return Math.max(...alternatives(schema).map(({ properties }) => Object.keys(asSchema(properties) ?? {}).length))
}

/** What every text of a form has in common says nothing about one key. */
const SAYS_NOTHING: readonly unknown[] = ['kebab-case', 'camelCase', 'An expression']

function meaningOf({ description }: JsonSchema): string {
  return typeof description === 'string' && !SAYS_NOTHING.includes(description) ? description : ''
}
