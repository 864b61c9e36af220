import type { Scalar } from 'yaml'
import type { At } from '../issue.ts'
import type { TextPlaces } from './text-places.ts'

/**
 * Where a part of a scalar's text stands. Plain and quoted text on one line maps character by character, `|` line by line; `>`,
 * text over several lines and escapes fall back to the whole scalar.
 */
export function scalarPlace(places: TextPlaces, scalar: Scalar, start: number, end: number): (offset: number, end?: number) => At {
  const source = scalar.source ?? ''
  const whole = places.at(start, end)
  const shift = firstCharacter(places.text, source, start)
  if (shift !== undefined) return (from, to = from + 1) => within(places, start + shift + from, start + shift + to, end)
  if (scalar.type !== 'BLOCK_LITERAL') return () => whole
  const lines = literalLines(places.text, source, start, end)
  if (lines === undefined) return () => whole
  return (from, to = from + 1) => {
    const at = offsetInLines(source, lines, from)
    return at === undefined ? whole : within(places, at, at + (to - from), end)
  }
}

function within(places: TextPlaces, from: number, to: number, end: number): At {
  const start = Math.min(from, end)
  return places.at(start, Math.max(start, Math.min(to, end)))
}

/** 0 for plain text, 1 behind a quote; nothing where the raw text is not the value. */
function firstCharacter(text: string, source: string, start: number): number | undefined {
  if (text.startsWith(source, start)) return 0
  const quote = text[start]
  return (quote === '"' || quote === "'") && text.startsWith(source, start + 1) && text[start + 1 + source.length] === quote ? 1 : undefined
}

/** Offset of the first character of every line of a `|` block, behind its indentation. */
function literalLines(text: string, source: string, start: number, end: number): readonly number[] | undefined {
  const lines: number[] = []
  let at = text.indexOf('\n', start) + 1
  let indent: number | undefined
  for (const line of source.split('\n')) {
    if (at === 0 || at > end) return lines.length > 0 && line === '' ? lines : undefined
    if (line !== '') indent ??= text.indexOf(line, at) - at
    const first = line === '' ? at : at + (indent ?? 0)
    if (!text.startsWith(line, first)) return undefined
    lines.push(first)
    at = text.indexOf('\n', first) + 1
  }
  return lines
}

function offsetInLines(source: string, lines: readonly number[], offset: number): number | undefined {
  const before = source.slice(0, offset)
  const line = before.split('\n').length - 1
  const start = lines[line]
  return start === undefined ? undefined : start + offset - (before.lastIndexOf('\n') + 1)
}
