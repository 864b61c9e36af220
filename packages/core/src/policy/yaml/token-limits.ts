import { Lexer } from 'yaml'

export const MAX_DEPTH = 32
export const MAX_NODES = 20_000

/** A key, its colon and its value are three tokens of one node; brackets and commas are a few more. */
const MAX_TOKENS = 4 * MAX_NODES

/** Tokens that stand for no text: document, end of flow, scalar. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f'])

/** Where a document goes beyond a limit. */
export interface Beyond {
  readonly code: 'yaml-too-deep' | 'yaml-too-many-nodes'
  readonly offset: number
}

/**
 * Looks at the tokens alone, which is quick whatever the text is, before anything is made of them: the parser takes seconds for a document
 * of nothing but brackets, quotes or mistakes.
 */
export function beyondLimits(text: string): Beyond | undefined {
  let tokens = 0
  let depth = 0
  let offset = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    if (depth > MAX_DEPTH) return { code: 'yaml-too-deep', offset }
    tokens += weight(token)
    if (tokens > MAX_TOKENS) return { code: 'yaml-too-many-nodes', offset }
    if (!MARKS.has(token)) offset += token.length
  }
  return undefined
}

/** Blanks and line breaks cost nothing. A text with thousands of escapes is as much work as thousands of texts. */
function weight(token: string): number {
  if (token.trim() === '' || MARKS.has(token)) return 0
  return token.startsWith('"') ? token.split('\\').length : 1
}
