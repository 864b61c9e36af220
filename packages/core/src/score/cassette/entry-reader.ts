import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import type { JsonPath } from './scan-json.ts'

/** One part of a cassette that is not as it has to be. */
export interface Complaint {
  readonly code: string
  readonly message: string
  readonly path: JsonPath
  readonly suggestion?: string
}

/** Reads one object of a cassette; what is wrong with it is complained of, and an empty value goes on in its place. */
export interface EntryReader {
  readonly object: JsonObject
  readonly path: JsonPath
  readonly complain: (complaint: Complaint) => void
}

export function readerOf(json: unknown, path: JsonPath, complain: EntryReader['complain']): EntryReader | undefined {
  if (isJsonObject(json)) return { object: json, path, complain }
  complain({ code: 'cassette-malformed', message: 'an object is needed here', path })
  return undefined
}

export function malformed({ complain, path }: EntryReader, name: string, message: string): void {
  complain({ code: 'cassette-malformed', message, path: [...path, name] })
}

export function memberIn({ object }: EntryReader, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

export function textOf(reader: EntryReader, name: string): string {
  const value = memberIn(reader, name)
  if (typeof value === 'string') return value
  malformed(reader, name, `\`${name}\` is a text`)
  return ''
}

/** A text that is written as the list of its lines. */
export function linesOf(reader: EntryReader, name: string): string {
  const value = memberIn(reader, name)
  if (Array.isArray(value) && value.every(line => typeof line === 'string')) return value.join('\n')
  malformed(reader, name, `\`${name}\` is a list of lines`)
  return ''
}

export function listOf<T>(reader: EntryReader, name: string, read: (item: EntryReader) => T): readonly T[] {
  const value = memberIn(reader, name)
  if (!Array.isArray(value)) {
    malformed(reader, name, `\`${name}\` is a list`)
    return []
  }
  return value.flatMap((item: unknown, index) => {
    const inner = readerOf(item, [...reader.path, name, String(index)], reader.complain)
    return inner === undefined ? [] : [read(inner)]
  })
}

/** A key that nothing reads might be a mistyped one that something should have. */
export function refuseUnknown(reader: EntryReader, known: readonly string[]): void {
  for (const name of Object.keys(reader.object)) {
    if (!known.includes(name)) malformed(reader, name, `a cassette has no \`${name.slice(0, 60)}\` here`)
  }
}
