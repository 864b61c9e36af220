import type { Json } from '../values/json.ts'

/** Text of one line, in UTF-16 units. */
const LONGEST_LINE = 4 * 1024 * 1024
/** So that nothing that walks the value by recursion can run out of stack. */
const DEEPEST = 64

export type ParsedLine =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'refused'; readonly code: 'line-too-long' | 'line-not-json' | 'line-too-deep'; readonly message: string }

/** `JSON.parse` for text from outside: never throws, and what it gives is not nested deeper than 64. A `null` stays and reads as absent. */
export function parseJsonLine(text: string): ParsedLine {
  if (text.length > LONGEST_LINE) {
    return { kind: 'refused', code: 'line-too-long', message: `a line has at most ${LONGEST_LINE} characters, got ${text.length}` }
  }
  const parsed = tryParse(text)
  if (parsed === undefined) return { kind: 'refused', code: 'line-not-json', message: 'a line is one JSON value' }
  if (opensMoreThan(text, DEEPEST) && isDeeperThan(parsed.value, DEEPEST)) {
    return { kind: 'refused', code: 'line-too-deep', message: `JSON is nested at most ${DEEPEST} deep` }
  }
  return { kind: 'json', value: parsed.value }
}

function tryParse(text: string): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** JSON is never nested deeper than it has opening brackets; most lines have few, and counting them is cheaper than walking the value. */
function opensMoreThan(text: string, most: number): boolean {
  let opened = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      opened += 1
      if (opened > most) return true
    }
  }
  return false
}

/** Recurses at most `left` times. */
function isDeeperThan(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some(member => isDeeperThan(member, left - 1))
}
