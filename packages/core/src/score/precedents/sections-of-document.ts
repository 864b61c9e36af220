import { plainText } from '../../explain/say/plain-text.ts'
import type { Issue } from '../../policy/issue.ts'
import type { PrecedentScope } from './precedent-scope.ts'
import type { PrecedentSection } from './precedent-section.ts'
import { cutText, keptText, LONGEST_PRECEDENT } from './precedent-section.ts'
import { readForLine } from './read-for-line.ts'
import type { MarkdownSection } from './split-sections.ts'
import { splitSections } from './split-sections.ts'

/** A Markdown document; sections are called `<name>#<heading>`. */
export interface DocumentText {
  readonly name: string
  readonly text: string
}

export interface DocumentSections {
  readonly sections: readonly PrecedentSection[]
  readonly issues: readonly Issue[]
}

export const LONGEST_DOCUMENT: number = 4 * 1024 * 1024
const MOST_SECTIONS = 10_000
const LONGEST_TITLE = 200
const LONGEST_NAME = 300

/** A heading that is open, outermost first. `refused`: its `for:` cannot be read, and what inherits it is for nobody. */
interface Open {
  readonly level: number
  readonly heading: string
  readonly scopes: readonly PrecedentScope[]
  readonly refused: boolean
}

/**
 * Each section of a document as one precedent. A `for:` line under a heading says which policies, options and reasons the section and
 * those below it are for. Total: what is wrong is an issue at its line, and the rest is read.
 */
export function sectionsOfDocument({ name: given, text }: DocumentText): DocumentSections {
  const name = documentName(given)
  const issues: Issue[] = []
  const complain = (severity: Issue['severity'], code: string, line: number, message: string, suggestion?: string): void => {
    const at = { file: name, line, column: 1, endLine: line, endColumn: 1 }
    issues.push({ code, severity, message, at, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  const refuse = (message: string): DocumentSections => {
    complain('error', 'precedent-too-large', 1, message, 'split the document')
    return { sections: [], issues }
  }
  if (text.length > LONGEST_DOCUMENT) return refuse(`a document has at most ${LONGEST_DOCUMENT} characters, got ${text.length}`)
  const split = splitSections(keptText(text))
  if (split.sections.length > MOST_SECTIONS) return refuse(`a document has at most ${MOST_SECTIONS} sections, got ${split.sections.length}`)
  if (split.openFence !== undefined)
    complain('warning', 'precedent-fence-open', split.openFence, 'nothing closes this code fence, so all below it is one section')
  return { sections: readSections(name, split.sections, complain), issues }
}

/** As it stands in `source`, where the first `#` ends it. */
export function documentName(given: string): string {
  return cutText(keptText(given).trim().replaceAll('#', '%23'), LONGEST_NAME)
}

type Complain = (severity: Issue['severity'], code: string, line: number, message: string, suggestion?: string) => void

function readSections(name: string, parts: readonly MarkdownSection[], complain: Complain): readonly PrecedentSection[] {
  const sections: PrecedentSection[] = []
  const anchors = anchorNames()
  let open: readonly Open[] = []
  for (const part of parts) {
    const outer = open.filter(({ level }) => level < part.level)
    const { scopes, refused, body } = readBody(part, outer.at(-1), complain)
    open = [...outer, { level: part.level, heading: part.heading, scopes, refused }]
    const anchor = part.level === 0 ? '' : `#${anchors(part.heading)}`
    const text = body.join('\n').trim()
    if (refused || text === '') continue
    if (text.length > LONGEST_PRECEDENT)
      complain('warning', 'precedent-cut', part.line, `of ${text.length} characters a scorer sees the first ${LONGEST_PRECEDENT}`)
    const title = plainText(titleOf(name, open), LONGEST_TITLE)
    sections.push({ source: `${name}${anchor}`, title, text: cutText(text, LONGEST_PRECEDENT), scopes })
  }
  return sections
}

function titleOf(name: string, open: readonly Open[]): string {
  const headings = open.map(({ heading }) => heading).filter(heading => heading !== '')
  return headings.length === 0 ? name : headings.join(' › ')
}

function readBody(
  { body, bodyLine }: MarkdownSection,
  outer: Open | undefined,
  complain: Complain,
): Pick<Open, 'scopes' | 'refused'> & { readonly body: readonly string[] } {
  const first = body.findIndex(text => text.trim() !== '')
  const said = readForLine(body[first] ?? '')
  if (said === undefined) return { scopes: outer?.scopes ?? [], refused: outer?.refused ?? false, body }
  if (said.wrong !== undefined)
    complain(
      'error',
      'precedent-for',
      bodyLine + first,
      `\`${plainText(said.wrong)}\` is no policy, option or reason, so the section and those below it are not used`,
      'write `for: order-release`, `for: order-release/hold` or `for: order-release/hold/credit-is-clear`',
    )
  return { scopes: said.scopes, refused: said.wrong !== undefined, body: body.slice(first + 1) }
}

const LONGEST_ANCHOR = 80

/** `credit-holds` for `Credit holds!`; the second heading of that name is `credit-holds-2`. */
function anchorNames(): (heading: string) => string {
  const times = new Map<string, number>()
  const taken = new Set<string>()
  return heading => {
    const name = plainAnchor(heading)
    for (let time = (times.get(name) ?? 0) + 1; ; time += 1) {
      const anchor = time === 1 ? name : `${name}-${time}`
      if (taken.has(anchor)) continue
      times.set(name, time)
      taken.add(anchor)
      return anchor
    }
  }
}

function plainAnchor(heading: string): string {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
  return plain === '' ? 'section' : [...plain].slice(0, LONGEST_ANCHOR).join('')
}
