/** One step into a value: a member or position by name, or every element. */
export type PathStep = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'each' }

export type JsonPath =
  | { readonly kind: 'path'; readonly steps: readonly PathStep[] }
  /** `why` ends a sentence; the offset is where in the text. */
  | { readonly kind: 'refused'; readonly why: string; readonly offset: number }

const MOST_STEPS = 16

/**
 * Reads the part of JSONPath that always means one thing: `$.a.b[0]['c d']`, and `[*]` or `.*` for every element. The engine's path
 * library runs scripts and filters on top; what is not read here is refused, and can be mapped as a whole instead.
 */
export function readJsonPath(text: string): JsonPath {
  const steps: PathStep[] = []
  let offset = text.startsWith('$') ? 1 : 0
  let first = offset === 0
  while (offset < text.length) {
    const found = stepAt(text, offset, first)
    if (found === undefined) return { kind: 'refused', why: reasonFor(text.slice(offset)), offset }
    steps.push(found.step)
    if (steps.length > MOST_STEPS) return { kind: 'refused', why: `a path has at most ${MOST_STEPS} steps`, offset }
    offset = found.end
    first = false
  }
  return { kind: 'path', steps }
}

const NAME = '[A-Za-z_][\\w-]*|\\d+'
const FORMS: readonly RegExp[] = [
  new RegExp(`\\.(?<name>${NAME}|\\*)`, 'y'),
  /\[(?<name>\d+|\*)\]/y,
  /\['(?<name>[^'\\[\]]+)'\]/y,
  /\["(?<name>[^"\\[\]]+)"\]/y,
]
/** Without `$` the first name has no point in front of it. */
const BARE = new RegExp(`(?<name>${NAME})`, 'y')

function stepAt(text: string, offset: number, first: boolean): { readonly step: PathStep; readonly end: number } | undefined {
  for (const form of first ? [BARE] : FORMS) {
    const pattern = new RegExp(form)
    pattern.lastIndex = offset
    const found = pattern.exec(text)
    const name = found?.groups?.['name']
    if (found === null || name === undefined) continue
    const isEach = name === '*' && !found[0].includes('"') && !found[0].includes("'")
    return { step: isEach ? { kind: 'each' } : { kind: 'member', name }, end: offset + found[0].length }
  }
  return undefined
}

function reasonFor(rest: string): string {
  if (/^\.\./.test(rest)) return '`..` searches every level, and what it finds changes with the data'
  if (/^\[\?/.test(rest)) return 'a filter is a program in a text'
  if (/^\[\(/.test(rest)) return 'a script is a program in a text'
  if (/^\[-?\d*:/.test(rest)) return 'a slice gives a list, and nothing at all where it is empty'
  if (/^\[-/.test(rest)) return 'a negative position finds nothing'
  if (/^\[.*,/.test(rest)) return 'several names at once give a list'
  if (/^[\^~]/.test(rest)) return '`^` and `~` are of the path library only'
  return 'this is no step of a path'
}
