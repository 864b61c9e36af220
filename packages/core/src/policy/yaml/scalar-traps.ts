import type { At, Issue } from '../issue.ts'
import { quoted } from './quoted.ts'
import type { TextPlaces } from './text-places.ts'

/** Keys whose text people read: a comment behind them is more likely a number sign. */
const PROSE: ReadonlySet<string> = new Set(['because', 'says', 'title', 'instructions', 'name'])

const CONTINUES = /^\s*(&&|\|\||==|!=|<=|>=|[<>*/+?&|)\]}])/
const EXPRESSION = /[()<>=&|+*/!?]/

/** A plain scalar in the text: `source` as written, from `start` to `end`. */
export interface PlainText {
  readonly source: string
  readonly start: number
  readonly end: number
  readonly key: string | undefined
}

/** Whether a comment follows on the same line. */
export function isCommented(places: TextPlaces, end: number): boolean {
  return /^[ \t]+#/.test(places.text.slice(end, places.lineEnd(end)))
}

/** ` #` starts a comment also where it was meant as text. What stands one blank behind the text, or goes on like it, was. */
export function commentTrap(places: TextPlaces, plain: PlainText): Issue | undefined {
  const rest = places.text.slice(plain.end, places.lineEnd(plain.end))
  const comment = /^([ \t]+)#(.*)$/.exec(rest)
  if (comment === null) return undefined
  const [, blanks = '', said = ''] = comment
  const near = blanks.length === 1
  if (CONTINUES.test(said) || (near && (isProse(plain) || /^\S/.test(said)))) {
    const text = places.text.slice(plain.start, places.lineEnd(plain.end)).trimEnd()
    const at = places.at(plain.start, plain.start + text.length)
    return trap('cut-by-comment', 'error', `\` #\` starts a comment and cuts the text to \`${plain.source}\``, at, quoted(text))
  }
  if (!near || !EXPRESSION.test(plain.source)) return undefined
  const at = places.at(plain.start, plain.end)
  return trap('cut-by-comment', 'warning', 'a comment follows an expression that is not in quotes', at, quoted(plain.source))
}

/** Inside braces a ` #` hides the closing brace too, so that the parser only finds it missing: on the line before `offset`. */
export function cutInBraces(places: TextPlaces, offset: number): Issue | undefined {
  const last = places.text.slice(0, offset).trimEnd().length
  const line = places.text.slice(places.lineStart(last), places.lineEnd(last))
  const [, head = '', cut = ''] = /^(.*[{,[]\s*[\w-]+: )([^'"{[\s][^'"]* #[^'"]*?)(?=\s*[,}\]])/.exec(line) ?? []
  if (cut === '') return undefined
  const start = places.lineStart(last) + head.length
  const message = `\` #\` starts a comment and cuts the text to \`${cut.slice(0, cut.indexOf(' #'))}\``
  return trap('cut-by-comment', 'error', message, places.at(start, start + cut.length), quoted(cut))
}

/** Numbers that are not what they look like, and words that older YAML tools read as truth values. */
export function wordTrap(places: TextPlaces, plain: PlainText, value: unknown): Issue | undefined {
  const at = places.at(plain.start, plain.end)
  const { source } = plain
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return trap('number-not-finite', 'error', `\`${source}\` is not a finite number`, at, quoted(source))
    if (!/^[-+]?0[0-9xo]/.test(source)) return undefined
    return trap('leading-zeros', 'error', `YAML reads \`${source}\` as ${value}`, at, quoted(source))
  }
  if (/^(yes|no|on|off)$/i.test(source)) {
    return trap(
      'other-tools-read-a-bool',
      'warning',
      `\`${source}\` is text here, but a truth value in older YAML tools`,
      at,
      quoted(source),
    )
  }
  if (POINT_BETWEEN_THOUSANDS.test(source)) return pointTrap(at, source)
  if (!/^\d{1,3}(,\d{3})+(\.\d+)?( \S+)?$/.test(source)) return undefined
  return thousandsTrap(at, source)
}

/** No currency but a few of three decimals needs three of them. */
const POINT_BETWEEN_THOUSANDS = /^[1-9]\d{0,2}\.\d{3} (?!BHD|IQD|JOD|KWD|LYD|OMR|TND)[A-Z]{3}$/

function pointTrap(at: At, source: string): Issue {
  const [number = '', currency = ''] = source.split(' ')
  const message = `\`${source}\` is ${Number(number)} ${currency}: a point stands before decimals, and nothing between thousands`
  const suggestion = `write \`${Number(number)} ${currency}\`, or \`${number.replace('.', '')} ${currency}\``
  return { code: 'thousands-separator', severity: 'warning', message, at, suggestion }
}

export function thousandsTrap(at: At, source: string): Issue {
  const plain = source.replaceAll(',', '')
  return trap('thousands-separator', 'error', `numbers have no separator for thousands: \`${source}\``, at, plain)
}

export function isProse(plain: PlainText): boolean {
  return plain.key !== undefined && PROSE.has(plain.key) && plain.source.includes(' ')
}

function trap(code: string, severity: Issue['severity'], message: string, at: At, fix: string): Issue {
  return { code, severity, message, at, suggestion: `write \`${fix}\``, fix }
}
