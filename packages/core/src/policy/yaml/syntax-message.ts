import type { YAMLError } from 'yaml'

/** What the YAML parser stumbled over, in words for somebody who does not know YAML's own. */
export function syntaxMessage({ code, message, pos: [start, end] }: YAMLError, text: string): string {
  const found = text.slice(start, Math.max(end, start + 1)).trim()
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return /^[^\n]*: /.test(text.slice(start))
        ? 'a `: ` inside an unquoted text starts a map'
        : 'the next line is indented like a part of this one; with as many blanks as this line it stands beside it'
    case 'MULTILINE_IMPLICIT_KEY':
      return `\`${firstLine(found)}\` is no \`key: value\``
    case 'TAB_AS_INDENT':
      return 'lines are indented by blanks, not by tabs'
    case 'BAD_SCALAR_START':
      return `a text without quotes cannot start with \`${found}\``
    case 'BAD_DQ_ESCAPE':
      return `\`${text.slice(start, start + 2)}\` means nothing between double quotes`
    case 'BAD_INDENT':
      return message.startsWith('Flow') ? 'a `{` or `[` in front of this is never closed' : indentMessage(text, start)
    case 'MISSING_CHAR':
      if (message.startsWith('Sequence item')) return indentMessage(text, start)
      return message.includes('quote') ? 'a quote in front of this is never closed' : 'a `,` or a `:` is missing'
    case 'UNEXPECTED_TOKEN':
      return `\`${firstLine(found)}\` does not belong here`
    default:
      return message.charAt(0).toLowerCase() + message.slice(1)
  }
}

/** How many blanks the line begins with, and how many those may that it can belong to. */
function indentMessage(text: string, offset: number): string {
  const lines = text.slice(0, endOfLine(text, offset)).split('\n')
  const own = indentOf(lines.at(-1) ?? '')
  const above: number[] = []
  for (const line of lines.slice(-MOST_LINES, -1).reverse()) {
    const indent = indentOf(line)
    if (line.trim() !== '' && !line.trimStart().startsWith('#') && indent < (above.at(-1) ?? Number.POSITIVE_INFINITY)) above.push(indent)
  }
  const known = above.length === 0 ? '' : `; lines above that it may belong to begin with ${above.reverse().join(', ')}`
  return `the line begins with ${own} blank${own === 1 ? '' : 's'}${known}`
}

/** Enough to find the key that a line belongs to; what is further away says nothing to the reader. */
const MOST_LINES = 200

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`
}
