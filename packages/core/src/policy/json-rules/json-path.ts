/** One step into a value: a member or position by name, or every element. */
export type PathStep = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'each' }

export type JsonPath =
  | { readonly kind: 'path'; readonly steps: readonly PathStep[] }
  /** `why` ends a sentence; the offset is where in the text. */
  | { readonly kind: 'refused'; readonly why: string; readonly offset: number }

const MOST_STEPS = 16

/**
 * Reads the part of JSONPath that always means one thing: `$.a.b[0]['c d']`, and `[*]` or `.*` for every element. The engine's path
 * library runs scripts and filters on top, and gives signs a meaning within quotes too (`['a,b']` is two names); what is not read here
 * is refused, and can be mapped as a whole instead.
 */
export function readJsonPath(text: string): JsonPath {
  // The library looks texts up in an object of its own that it takes for empty: `constructor` makes it throw.
  if (Object.hasOwn(Object.prototype, text)) return { kind: 'refused', why: 'the path library throws at this name without `$.`', offset: 0 }
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

const STEP =
  /\.(?<name>[\p{L}\p{N}_-]+)|\[(?<index>\d+)\]|\[(?<quote>['"])(?!\.\.['"])(?<quoted>[\p{L}\p{N}_ ./-]+)\k<quote>\]|\.\*|\[\*\]/uy
/** Without `$` the first name has no point in front of it. */
const BARE = /(?<name>[\p{L}_][\p{L}\p{N}_-]*)/uy

function stepAt(text: string, offset: number, first: boolean): { readonly step: PathStep; readonly end: number } | undefined {
  const pattern = new RegExp(first ? BARE : STEP)
  pattern.lastIndex = offset
  const found = pattern.exec(text)
  if (found === null) return undefined
  const { name, index, quoted } = found.groups ?? {}
  const member = name ?? index ?? quoted
  return { step: member === undefined ? { kind: 'each' } : { kind: 'member', name: member }, end: offset + found[0].length }
}

function reasonFor(rest: string): string {
  if (/^\.\./.test(rest)) return '`..` searches every level, and what it finds changes with the data'
  if (/^\[\?/.test(rest)) return 'a filter is a program in a text'
  if (/^\[\(/.test(rest)) return 'a script is a program in a text'
  if (/^\[-?\d*:/.test(rest)) return 'a slice gives a list, and nothing at all where it is empty'
  if (/^\[-/.test(rest)) return 'a negative position finds nothing'
  if (/^\[[^\]]*,/.test(rest)) return 'several names at once give a list'
  if (/^\[['"]/.test(rest)) return 'the path library gives signs in this name a meaning of their own'
  if (/^[\^~]/.test(rest)) return '`^` and `~` are of the path library only'
  return 'this is no step of a path'
}
