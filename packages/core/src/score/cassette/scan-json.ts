/** Where a part of a JSON text is looked for: `['answers', '3', 'key']`. */
export type JsonPath = readonly string[]

export interface JsonSpan {
  readonly start: number
  readonly end: number
}

/** `at`: where the text stops being JSON, and what was needed there. */
interface JsonBreak {
  readonly at: number
  readonly needed: string
}

/** A key that stands in one object twice: `JSON.parse` takes the last without a word, a reader sees the first. */
interface RepeatedKey extends JsonSpan {
  readonly name: string
}

export interface JsonFlaws {
  readonly broken: JsonBreak | undefined
  readonly repeated: readonly RepeatedKey[]
}

/** Places to find, as a tree. */
interface Wanted {
  readonly below: Map<string, Wanted>
  span?: JsonSpan
}

interface Scan {
  readonly text: string
  offset: number
  broken: JsonBreak | undefined
  readonly repeated: RepeatedKey[]
}

const DEEPEST = 64
const MOST_REPEATED = 100

/**
 * Where the value of each path stands in a JSON text; of a path that is not there, the nearest value around it. One pass over the text,
 * made only where something is to be said about a part of it.
 */
export function spansOf(text: string, paths: readonly JsonPath[]): readonly JsonSpan[] {
  const root: Wanted = { below: new Map() }
  for (const path of paths) {
    let wanted = root
    for (const name of path) {
      const next: Wanted = wanted.below.get(name) ?? { below: new Map() }
      wanted.below.set(name, next)
      wanted = next
    }
  }
  scanValue(scanOf(text), root, 0)
  return paths.map(path => nearestSpan(root, path))
}

function nearestSpan(root: Wanted, path: JsonPath): JsonSpan {
  let wanted: Wanted | undefined = root
  let span = root.span ?? { start: 0, end: 0 }
  for (const name of path) {
    wanted = wanted?.below.get(name)
    span = wanted?.span ?? span
  }
  return span
}

/** Where a text that is no JSON, or nested too deep, goes wrong first, and which keys before that stand twice. */
export function jsonFlaws(text: string): JsonFlaws {
  const scan = scanOf(text)
  scanValue(scan, undefined, 0)
  if (scan.broken === undefined && peek(scan) !== '') stop(scan, 'the end of the file')
  return { broken: scan.broken, repeated: scan.repeated }
}

function scanOf(text: string): Scan {
  return { text, offset: 0, broken: undefined, repeated: [] }
}

function scanValue(scan: Scan, wanted: Wanted | undefined, depth: number): void {
  const opener = peek(scan)
  const start = scan.offset
  if (depth > DEEPEST) stop(scan, `at most ${DEEPEST} levels`)
  else if (opener === '{') scanMembers(scan, wanted, depth)
  else if (opener === '[') scanElements(scan, wanted, depth)
  else if (opener === '"') scanText(scan)
  else scanWord(scan)
  if (wanted !== undefined) wanted.span ??= { start, end: scan.offset }
}

function scanMembers(scan: Scan, wanted: Wanted | undefined, depth: number): void {
  const seen = new Set<string>()
  scanList(scan, '}', () => {
    const name = peek(scan) === '"' ? scanKey(scan, seen) : undefined
    if (name === undefined) stop(scan, 'a key in double quotes')
    else if (peek(scan) !== ':') stop(scan, 'a colon')
    else {
      scan.offset += 1
      scanValue(scan, wanted?.below.get(name), depth + 1)
    }
  })
}

function scanKey(scan: Scan, seen: Set<string>): string {
  const start = scan.offset
  const raw = scanText(scan)
  if (scan.broken !== undefined) return raw
  // Two spellings are one key to whoever reads the file: `"a"` and `"\u0061"`.
  const name: string = raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw
  if (seen.has(name) && scan.repeated.length < MOST_REPEATED) scan.repeated.push({ name, start, end: scan.offset })
  seen.add(name)
  return name
}

function scanElements(scan: Scan, wanted: Wanted | undefined, depth: number): void {
  let index = 0
  scanList(scan, ']', () => {
    scanValue(scan, wanted?.below.get(String(index)), depth + 1)
    index += 1
  })
}

function scanList(scan: Scan, closer: string, item: () => void): void {
  scan.offset += 1
  if (peek(scan) === closer) {
    scan.offset += 1
    return
  }
  for (;;) {
    item()
    if (scan.broken !== undefined) return
    const end = peek(scan)
    if (end !== ',' && end !== closer) stop(scan, `a comma or \`${closer}\``)
    else scan.offset += 1
    if (end !== ',') return
  }
}

/** Returns what stands between the quotes, escapes as they are. */
function scanText(scan: Scan): string {
  const start = scan.offset + 1
  let at = start
  for (let code = scan.text.charCodeAt(at); code !== QUOTE; code = scan.text.charCodeAt(at)) {
    const length = code === BACKSLASH ? escapeLength(scan.text, at) : code >= FIRST_PRINTABLE ? 1 : 0
    if (length === 0) {
      scan.offset = at
      stop(scan, code === BACKSLASH ? 'an escape that JSON knows' : 'the closing quote of a text')
      return ''
    }
    at += length
  }
  scan.offset = at + 1
  return scan.text.slice(start, at)
}

const [QUOTE, BACKSLASH, FIRST_PRINTABLE] = [34, 92, 32] as const
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** 0 where it is none. */
function escapeLength(text: string, at: number): number {
  ESCAPE.lastIndex = at
  return ESCAPE.test(text) ? ESCAPE.lastIndex - at : 0
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function scanWord(scan: Scan): void {
  WORD.lastIndex = scan.offset
  if (WORD.test(scan.text)) scan.offset = WORD.lastIndex
  else stop(scan, 'a value')
}

function stop(scan: Scan, needed: string): void {
  scan.broken ??= { at: scan.offset, needed }
}

/** The next character that is no blank; `''` at the end. */
function peek(scan: Scan): string {
  while (BLANKS.has(scan.text.charCodeAt(scan.offset))) scan.offset += 1
  return scan.text[scan.offset] ?? ''
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])
