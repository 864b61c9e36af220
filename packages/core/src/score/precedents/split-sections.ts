/** Lines between two headings of a Markdown document. `level` 0: before the first heading. */
export interface MarkdownSection {
  readonly level: number
  readonly heading: string
  /** Of the heading, and of the first line below it, from 1. */
  readonly line: number
  readonly bodyLine: number
  readonly body: string[]
}

export interface SplitSections {
  readonly sections: readonly MarkdownSection[]
  /** The line of a code fence that nothing closes: what looks like a heading below it is code. */
  readonly openFence?: number
}

interface Fence {
  readonly mark: string
  readonly line: number
}

const LONGEST_HEADING = 300

/**
 * Splits Markdown at its headings as CommonMark reads them: `## Title`, or one line of text underlined with `===` or `---`; none inside
 * fenced code. Every line ends up in some section. Time is linear in the text.
 */
export function splitSections(text: string): SplitSections {
  const sections: MarkdownSection[] = []
  let current: MarkdownSection = { level: 0, heading: '', line: 1, bodyLine: 1, body: [] }
  let fence: Fence | undefined
  const begin = (level: number, heading: string, line: number, bodyLine: number): void => {
    sections.push(current)
    current = { level, heading: heading.slice(0, LONGEST_HEADING).toWellFormed(), line, bodyLine, body: [] }
  }
  for (const [index, line] of text.split('\n').entries()) {
    const inCode = fence !== undefined
    fence = fenceAfter(fence, line, index + 1)
    const heading = inCode || fence !== undefined ? undefined : headingOf(line)
    const under = inCode || heading !== undefined ? undefined : underlineOf(line, current.body)
    if (heading !== undefined) begin(heading.level, heading.text, index + 1, index + 2)
    else if (under !== undefined) begin(under, current.body.pop()?.trim() ?? '', index, index + 2)
    else current.body.push(line)
  }
  sections.push(current)
  return { sections, ...(fence === undefined ? {} : { openFence: fence.line }) }
}

/** The fence that is open below this line. */
function fenceAfter(open: Fence | undefined, line: string, number: number): Fence | undefined {
  const [, mark = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
  if (open !== undefined) return mark.startsWith(open.mark) && rest.trim() === '' ? undefined : open
  return mark === '' || (mark.startsWith('`') && rest.includes('`')) ? undefined : { mark, line: number }
}

function headingOf(line: string): { readonly level: number; readonly text: string } | undefined {
  const [, marks, text = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line) ?? []
  if (marks === undefined) return undefined
  return { level: marks.length, text: withoutClosing(text.trim()) }
}

/** `Title ##` is `Title`. By hand: an expression would try again at every blank of a hostile line. */
function withoutClosing(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '#') end -= 1
  const closes = end < text.length && (end === 0 || /[ \t]/.test(text[end - 1] ?? ''))
  return closes ? text.slice(0, end).trimEnd() : text
}

const UNDERLINE = /^ {0,3}(?:(=+)|-+)[ \t]*$/
/** What begins a list, a quotation, a table or code is no heading when a line is drawn under it. */
const NO_PARAGRAPH = /^(?: {4}|\t| {0,3}(?:[-*+>|]|\d{1,9}[.)]))/

function underlineOf(line: string, body: readonly string[]): 1 | 2 | undefined {
  const under = UNDERLINE.exec(line)
  const [before = '', last = ''] = [body.at(-2), body.at(-1)]
  if (under === null || last.trim() === '' || before.trim() !== '' || NO_PARAGRAPH.test(last)) return undefined
  return under[1] === undefined ? 2 : 1
}
