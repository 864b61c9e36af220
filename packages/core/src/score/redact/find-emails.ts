import type { FoldedText } from './folded-text.ts'
import type { Span } from './span.ts'

const LONGEST_LOCAL = 64

/** `@`, also as people write it to hide it (`(at)`, `[at]`, ` at ` before a spelled-out dot) and as systems escape it. */
const SIGN = / ?@{1,3} ?|%40|&(?:#64|#x40|commat);| ?[([{<] ?at ?[)\]}>] ?| at (?=[\p{L}\p{N}-]{1,63} dot )/giu
/** Most texts are read once. */
const HINT = /@|\bat\b|%40|&[#c]/i
const LOCAL = /[\p{L}\p{N}._%+'-]/u
/** A domain, with dots as `.`, `(dot)`, ` dot `. Each part is bounded, and so is how many there are. */
const DOMAIN = /(?:[\p{L}\p{N}-]{1,63}(?:\.| ?[([{<] ?dot ?[)\]}>] ?| dot )){1,8}[\p{L}][\p{L}\p{N}-]{1,62}/iuy
const SPELLED_PART = /[\p{L}\p{N}_-]{1,32} ?[([{<] ?dot ?[)\]}>] ?$/iu
const MOST_SPELLED = 3
const ADDRESS_LITERAL = /\[[0-9a-f.:]{2,45}\]/iy
const SPELLED_DOT = / ?[([{<] ?dot ?[)\]}>] ?| dot /giu

/** E-mail addresses, from each `@` outwards: work is bounded by the number of signs. */
export function findEmails({ text }: FoldedText): readonly Span[] {
  const spans: Span[] = []
  if (!HINT.test(text)) return spans
  for (const { index, 0: sign } of text.matchAll(SIGN)) {
    const start = localStart(text, index)
    const end = domainEnd(text, index + sign.length)
    if (start === index || end === undefined) continue
    const domain = text.slice(index + sign.length, end).replace(SPELLED_DOT, '.')
    spans.push({ start, end, kind: 'email', identity: `email:${text.slice(start, index)}@${domain}`.toLowerCase() })
  }
  return spans
}

function localStart(text: string, sign: number): number {
  const least = Math.max(0, sign - LONGEST_LOCAL)
  if (text[sign - 1] === '"') {
    const quote = text.lastIndexOf('"', sign - 2)
    return quote >= least ? quote : sign
  }
  let start = sign
  while (start > least && LOCAL.test(text[start - 1] ?? '')) start -= 1
  while (start < sign && (text[start] === "'" || text[start] === '.')) start += 1
  return start === sign ? sign : spelledStart(text, start)
}

/** `jane (dot) doe` before the sign. */
function spelledStart(text: string, from: number): number {
  let start = from
  for (let parts = 0; parts < MOST_SPELLED; parts += 1) {
    const before = SPELLED_PART.exec(text.slice(Math.max(0, start - LONGEST_LOCAL), start))
    if (before === null) break
    start -= before[0].length
  }
  return start
}

function domainEnd(text: string, from: number): number | undefined {
  for (const form of [DOMAIN, ADDRESS_LITERAL]) {
    form.lastIndex = from
    const found = form.exec(text)
    if (found !== null) return from + found[0].length
  }
  return undefined
}
