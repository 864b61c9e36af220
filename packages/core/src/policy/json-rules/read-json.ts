import type { ListNode, MapEntry, MapNode, Report, ScalarNode, SourceNode } from '../source-node.ts'
import { textPlaces } from '../yaml/text-places.ts'
import type { JsonCursor } from './json-cursor.ts'
import { complain, found, next, stop } from './json-cursor.ts'
import { readJsonScalar, readJsonText } from './json-scalar.ts'

const MAX_BYTES = 256 * 1024
const MAX_DEPTH = 32
const MAX_NODES = 20_000

/**
 * Reads one JSON text into a tree with positions. It takes what `JSON.parse` takes, but for the limits, keys twice in one object and
 * what no file means (`__proto__`, half a character, a number that is infinite). Total, in time linear in the text.
 *
 * A reader of our own: the one of YAML takes comments, `key: value` without quotes and much else that no other reader of the file would.
 *
 * @returns nothing, when an issue was reported behind which nothing could be read
 */
export function readJson(file: string, text: string, report: Report): SourceNode | undefined {
  const places = textPlaces(file, text)
  const cursor: JsonCursor = { places, report, offset: 0, nodes: 0, stopped: false }
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES)
    return stop(cursor, 'file-too-large', 'the file is over 256 KiB', 0, 0)
  refuseMark(cursor)
  const root = readNode(cursor, 0)
  if (root !== undefined && next(cursor) !== '')
    stop(cursor, 'json-syntax', `the value ends here, but ${found(cursor)}`, cursor.offset, cursor.offset + 1)
  return cursor.stopped ? undefined : root
}

/** Editors show it as nothing, and `JSON.parse` does not take it. */
function refuseMark(cursor: JsonCursor): void {
  if (!cursor.places.text.startsWith('\uFEFF')) return
  complain(cursor, 'json-syntax', 'the file starts with a byte order mark, which no JSON does', 0, 1, 'save it as UTF-8 without a mark')
  cursor.offset = 1
}

function readNode(cursor: JsonCursor, depth: number): SourceNode | undefined {
  const character = next(cursor)
  const { offset } = cursor
  cursor.nodes += 1
  if (cursor.nodes > MAX_NODES) return stop(cursor, 'json-too-large', `the file has more than ${MAX_NODES} values`, offset, offset + 1)
  if (character !== '{' && character !== '[') return readJsonScalar(cursor)
  if (depth >= MAX_DEPTH) return stop(cursor, 'json-too-deep', `nested more than ${MAX_DEPTH} levels deep`, offset, offset + 1)
  cursor.offset += 1
  return character === '{' ? readMap(cursor, offset, depth) : readList(cursor, offset, depth)
}

function readList(cursor: JsonCursor, start: number, depth: number): ListNode | undefined {
  const items: SourceNode[] = []
  for (let more = !closes(cursor, ']'); more; more = goesOn(cursor, ']')) {
    const item = readNode(cursor, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
  }
  return cursor.stopped ? undefined : { kind: 'list', items, at: cursor.places.at(start, cursor.offset) }
}

function readMap(cursor: JsonCursor, start: number, depth: number): MapNode | undefined {
  const entries: MapEntry[] = []
  const seen = new Set<string>()
  for (let more = !closes(cursor, '}'); more; more = goesOn(cursor, '}')) {
    const entry = readEntry(cursor, depth)
    if (entry === undefined) return undefined
    if (isFresh(cursor, entry, seen)) entries.push(entry.entry)
  }
  return cursor.stopped ? undefined : { kind: 'map', entries, at: cursor.places.at(start, cursor.offset) }
}

interface PlacedEntry {
  readonly entry: MapEntry
  readonly start: number
  readonly end: number
}

function readEntry(cursor: JsonCursor, depth: number): PlacedEntry | undefined {
  if (next(cursor) !== '"') return refuseKey(cursor)
  const start = cursor.offset
  const key: ScalarNode | undefined = readJsonText(cursor)
  if (key === undefined) return undefined
  const end = cursor.offset
  if (next(cursor) !== ':')
    return stop(cursor, 'json-syntax', `a colon is needed behind the key, but ${found(cursor)}`, cursor.offset, cursor.offset + 1)
  cursor.offset += 1
  const value = readNode(cursor, depth + 1)
  return value === undefined ? undefined : { entry: { key: String(key.value), keyAt: cursor.places.at(start, end), value }, start, end }
}

function refuseKey(cursor: JsonCursor): undefined {
  const { offset } = cursor
  const word = /^['\w$-]+/.exec(cursor.places.text.slice(offset, offset + 60))?.[0]
  const suggestion = word === undefined ? undefined : `write \`"${word.replaceAll("'", '')}"\``
  stop(cursor, 'json-syntax', `a key in double quotes is needed, but ${found(cursor)}`, offset, offset + (word?.length ?? 1), suggestion)
}

/** Where a key stands twice, the engine takes the last one without a word. */
function isFresh(cursor: JsonCursor, { entry: { key }, start, end }: PlacedEntry, seen: Set<string>): boolean {
  if (key === '__proto__') complain(cursor, 'yaml-forbidden-key', 'the key `__proto__` is not allowed', start, end)
  else if (seen.has(key)) complain(cursor, 'duplicate-key', `the key \`${key.slice(0, 60)}\` stands here twice`, start, end)
  else {
    seen.add(key)
    return true
  }
  return false
}

/** Whether another element follows: behind a comma, and not behind the last one. */
function goesOn(cursor: JsonCursor, closer: string): boolean {
  if (cursor.stopped || closes(cursor, closer)) return false
  const comma = cursor.offset
  if (next(cursor) !== ',') {
    stop(cursor, 'json-syntax', `a comma or \`${closer}\` is needed, but ${found(cursor)}`, cursor.offset, cursor.offset + 1)
    return false
  }
  cursor.offset += 1
  if (!closes(cursor, closer)) return true
  complain(cursor, 'json-syntax', 'JSON has no comma behind the last one', comma, comma + 1, 'remove the comma')
  return false
}

function closes(cursor: JsonCursor, closer: string): boolean {
  if (next(cursor) !== closer) return false
  cursor.offset += 1
  return true
}
