import { callEnd } from './flow-traps.ts'
import type { TextPlaces } from './text-places.ts'

/** A part of the file that was most likely meant as one text. */
export interface MeantText {
  readonly text: string
  readonly start: number
}

/** The text around `offset` that quotes would have kept together: a value inside braces, else what stands behind `key: ` on the line. */
export function meantText(places: TextPlaces, offset: number): MeantText | undefined {
  const lineStart = places.lineStart(offset)
  const line = places.text.slice(lineStart, places.lineEnd(offset))
  const [, head = '', rest = ''] = /^(\s*(?:- )*(?:[^\s:#'"{[]+:[ \t]+)?)(\S.*)$/.exec(line) ?? []
  if (/^[{[]/.test(rest)) return insideBraces(places, lineStart + head.length, offset)
  const text = rest.replace(/\s+#.*$/, '').trimEnd()
  return head.trim() === '' || text === '' || /^[|>]/.test(text) ? undefined : { text, start: lineStart + head.length }
}

/** From behind the last `: `, `{`, `[` or `, ` in front of `offset` to the comma or brace that ends the value. */
function insideBraces(places: TextPlaces, open: number, offset: number): MeantText | undefined {
  const before = places.text.slice(open, offset)
  const start = open + (/^[\s\S]*(?:: |[{[,])\s*(?=\S|$)/.exec(before)?.[0].length ?? 0)
  const end = callEnd(places.text, start, places.lineEnd(offset))
  const text = end === undefined ? '' : places.text.slice(start, end).trimEnd()
  return text === '' || start + text.length <= offset ? undefined : { text, start }
}
