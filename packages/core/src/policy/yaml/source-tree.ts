import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { Issue } from '../issue.ts'
import type { ListNode, MapEntry, MapNode, Report, ScalarNode, SourceNode } from '../source-node.ts'
import type { CutText } from './flow-traps.ts'
import { cutCall, cutDecimals, cutThousands } from './flow-traps.ts'
import { quoted } from './quoted.ts'
import { scalarPlace } from './scalar-place.ts'
import { commentTrap, isCommented, wordTrap } from './scalar-traps.ts'
import type { TextPlaces } from './text-places.ts'
import { MAX_DEPTH, MAX_NODES } from './token-limits.ts'
import { gluedKey, hasOddBlanks, missingBlank, oddBlanks, typingSlip } from './typing-slips.ts'

/** One walk over what the YAML parser made; `nodes` counts what was seen. */
export interface TreeWalk {
  readonly places: TextPlaces
  readonly report: Report
  /** Names that an alias somewhere speaks of: these anchors were meant as anchors. */
  readonly aliases: ReadonlySet<string>
  /** Single values that an anchor has named so far. */
  readonly anchored: Map<string, { readonly written: string; readonly value: string }>
  nodes: number
}

/**
 * Turns a YAML node into a `SourceNode`, and refuses on the way what policies do not use: anchors, aliases, tags, merges, keys that are not
 * text, keys twice. Where a trap has one obvious meaning the tree carries that, so that one mistake is one issue.
 */
export function sourceTree(
  walk: TreeWalk,
  node: Node | null | undefined,
  key: string | undefined,
  depth: number,
  fallback: number,
): SourceNode {
  walk.nodes += 1
  if (node === null || node === undefined) return emptyNode(walk, fallback)
  if (isScalar(node)) return scalarNode(walk, node, key)
  if (isAlias(node)) return aliasNode(walk, node)
  refuseProperties(walk, node)
  if (depth >= MAX_DEPTH || walk.nodes > MAX_NODES) return tooMuch(walk, node, depth)
  if (isSeq(node)) return listNode(walk, node, key, depth)
  if (isMap(node)) return mapNode(walk, node, depth)
  return emptyNode(walk, fallback)
}

function tooMuch(walk: TreeWalk, node: Node, depth: number): SourceNode {
  const [start] = rangeOf(node)
  const at = walk.places.at(start, start + 1)
  if (depth >= MAX_DEPTH) walk.report(error('yaml-too-deep', `nested more than ${MAX_DEPTH} levels deep`, at))
  return emptyNode(walk, start)
}

function listNode(walk: TreeWalk, node: YAMLSeq, key: string | undefined, depth: number): ListNode {
  const items: SourceNode[] = []
  const [start, end] = rangeOf(node)
  let swallowed = 0
  for (const item of node.items) {
    const child = isPair(item) ? pairAsMap(item) : (item as Node | null)
    const [itemStart] = rangeOf(child, start)
    if (itemStart < swallowed) continue
    const cut = node.flow === true ? cutText(walk, child, end, 'list') : undefined
    if (cut !== undefined) swallowed = cut.end
    items.push(cut === undefined ? sourceTree(walk, child, key, depth + 1, itemStart) : recovered(walk, cut, itemStart))
  }
  return { kind: 'list', items, at: walk.places.at(start, end) }
}

function mapNode(walk: TreeWalk, node: YAMLMap, depth: number): MapNode {
  const entries: MapEntry[] = []
  const [start, end] = rangeOf(node)
  const place: MapPlace = { flow: node.flow === true, seen: new Set(), start, end, depth }
  let swallowed = 0
  for (const pair of node.items as Pair<Node, Node | null>[]) {
    if (rangeOf(pair.key, start)[0] < swallowed) continue
    if (walk.nodes > MAX_NODES) break
    const glued = place.flow ? gluedEntry(walk, pair, place.seen) : undefined
    const { entry, until = swallowed } = glued === undefined ? mapEntry(walk, pair, place) : { entry: glued }
    if (entry !== undefined) entries.push(entry)
    swallowed = until
  }
  return { kind: 'map', entries, at: walk.places.at(start, end) }
}

interface MapPlace {
  readonly flow: boolean
  readonly seen: Set<string>
  readonly start: number
  readonly end: number
  readonly depth: number
}

/** `until`: what stands in front of it belongs to this entry, however YAML split it. */
function mapEntry(walk: TreeWalk, { key, value }: Pair<Node, Node | null>, place: MapPlace): { entry?: MapEntry; until?: number } {
  const [keyStart, keyEnd] = rangeOf(key, place.start)
  const name = keyText(walk, key, place.seen)
  const cut = place.flow ? cutText(walk, value, place.end, 'map') : undefined
  const until = cut === undefined ? {} : { until: cut.end }
  if (name === undefined) {
    walk.nodes += 1
    return until
  }
  const node = cut === undefined ? sourceTree(walk, value, name, place.depth + 1, keyEnd) : recovered(walk, cut, rangeOf(value, keyEnd)[0])
  return { entry: { key: name, keyAt: walk.places.at(keyStart, keyEnd), value: node }, ...until }
}

/** The key as text, once: anything else is an issue, and its value is left out. */
function keyText(walk: TreeWalk, key: Node | null, seen: Set<string>): string | undefined {
  const [start, end] = rangeOf(key)
  const at = walk.places.at(start, end)
  if (!isScalar(key) || typeof key.value !== 'string') {
    const fix = isScalar(key) && key.source !== undefined && key.source !== '' ? quoted(key.source) : undefined
    walk.report({ ...error('yaml-key-not-text', 'a key is text; put it in quotes', at), ...(fix === undefined ? {} : { fix }) })
    return undefined
  }
  refuseProperties(walk, key)
  const text = key.value
  if (text === '<<') walk.report(error('yaml-merge', 'merge keys are not allowed', at))
  else if (text === '__proto__') walk.report(error('yaml-forbidden-key', 'the key `__proto__` is not allowed', at))
  else if (key.type === 'PLAIN' && hasOddBlanks(text)) walk.report(oddBlanks(walk.places, start, end).issue)
  else if (!text.isWellFormed()) walk.report(error('not-unicode', 'the key holds half a character', at))
  else if (seen.has(text)) walk.report(error('duplicate-key', `the key \`${text}\` stands here twice`, at))
  else {
    seen.add(text)
    return text
  }
  return undefined
}

function scalarNode(walk: TreeWalk, node: Scalar, key: string | undefined): ScalarNode {
  const marked = markedScalar(walk, node)
  if (marked !== undefined) return marked
  const [start, end] = rangeOf(node)
  const source = node.source ?? ''
  const place = scalarPlace(walk.places, node, start, end)
  const base = { kind: 'scalar', source, at: walk.places.at(start, end), place } as const
  if (node.type !== 'PLAIN') {
    const text = wellFormed(walk, String(node.value), start, end)
    return { ...base, value: text, source: text, style: node.type?.startsWith('QUOTE') === true ? 'quoted' : 'block' }
  }
  const plain = { source, start, end, key }
  const slip = typingSlip(walk.places, plain)
  if (slip !== undefined) {
    walk.report(slip.issue)
    return textNode(walk, slip.text, start, end)
  }
  for (const issue of [commentTrap(walk.places, plain), wordTrap(walk.places, plain, node.value)])
    if (issue !== undefined) walk.report(issue)
  const value = plainValue(node.value, source)
  return { ...base, value, style: 'plain', ...(isCommented(walk.places, end) ? { comment: true } : {}) }
}

function plainValue(value: unknown, source: string): string | number | boolean | null {
  if (value === null || typeof value === 'boolean') return value
  return typeof value === 'number' && Number.isFinite(value) ? value : source
}

function wellFormed(walk: TreeWalk, text: string, start: number, end: number): string {
  if (text.isWellFormed()) return text
  walk.report(error('not-unicode', 'the text holds half a character', walk.places.at(start, end)))
  return text.toWellFormed()
}

/** `!x` and `&x` are tags and anchors to YAML: most often an expression that should stand in quotes. */
function markedScalar(walk: TreeWalk, node: Scalar): ScalarNode | undefined {
  if (node.tag === undefined && node.anchor === undefined) return undefined
  const [valueStart, valueEnd] = rangeOf(node)
  const start = markStart(walk, node.tag === undefined ? '&' : '!', valueStart)
  const text = walk.places.text.slice(start, valueEnd)
  const standard = node.tag?.startsWith('tag:yaml.org') === true
  const code = node.tag === undefined ? 'yaml-anchor' : 'yaml-tag'
  const message = node.tag === undefined ? 'anchors are not allowed' : 'tags are not allowed'
  const shared = node.anchor !== undefined && walk.aliases.has(node.anchor)
  const value = shared ? walk.places.text.slice(valueStart, valueEnd) : text
  const issue = error(code, message, walk.places.at(start, valueEnd))
  if (node.anchor !== undefined) walk.anchored.set(node.anchor, { written: value, value: String(node.value) })
  if (shared) walk.report({ ...issue, suggestion: WRITE_OUT, fix: value })
  else walk.report(inQuotes(issue, standard || text.startsWith('!<') ? undefined : text))
  return textNode(walk, shared ? String(node.value) : text, start, valueEnd)
}

function aliasNode(walk: TreeWalk, node: Alias): ScalarNode {
  const [start, end] = rangeOf(node)
  const text = walk.places.text.slice(start, end)
  const issue = error('yaml-alias', 'aliases are not allowed', walk.places.at(start, end))
  const anchored = walk.anchored.get(node.source)
  if (anchored === undefined) walk.report(inQuotes(issue, text))
  else walk.report({ ...issue, suggestion: WRITE_OUT, fix: anchored.written })
  return textNode(walk, anchored?.value ?? text, start, end)
}

const WRITE_OUT = 'write the value at each place where it is needed'

function inQuotes(issue: Issue, text: string | undefined): Issue {
  if (text === undefined || text.includes('\n')) return issue
  const fix = quoted(text)
  return { ...issue, suggestion: `an expression that starts with this has to stand in quotes: \`${fix}\``, fix }
}

function refuseProperties(walk: TreeWalk, node: Node): void {
  const [start] = rangeOf(node)
  const { anchor, tag } = node as { anchor?: string; tag?: string }
  if (anchor !== undefined) walk.report(error('yaml-anchor', 'anchors are not allowed', markAt(walk, '&', start)))
  if (tag !== undefined) walk.report(error('yaml-tag', 'tags are not allowed', markAt(walk, '!', start)))
}

function markAt(walk: TreeWalk, mark: '&' | '!', valueStart: number): Issue['at'] {
  const start = markStart(walk, mark, valueStart)
  return walk.places.at(start, start + (/^\S+/.exec(walk.places.text.slice(start, valueStart))?.[0].length ?? 1))
}

/** Where the tag or anchor in front of a value begins: `!!str` with its first mark. */
function markStart({ places: { text } }: TreeWalk, mark: '&' | '!', valueStart: number): number {
  const last = Math.max(0, text.lastIndexOf(mark, valueStart - 1))
  return text[last - 1] === mark ? last - 1 : last
}

/** `{ id:noted }` is a key without a value to YAML. */
function gluedEntry(walk: TreeWalk, { key, value }: Pair<Node, Node | null>, seen: Set<string>): MapEntry | undefined {
  if (!isScalar(key) || key.type !== 'PLAIN' || (isScalar(value) && value.value !== null)) return undefined
  const glued = gluedKey(key.source ?? '')
  if (glued === undefined || seen.has(glued.key)) return undefined
  seen.add(glued.key)
  const [start, end] = rangeOf(key)
  const valueStart = start + glued.key.length + 1
  walk.report(missingBlank(walk.places, start, `${glued.key}:`, 'colon'))
  const text = textNode(walk, glued.value, valueStart, end)
  const number = Number(glued.value)
  const meant: ScalarNode = Number.isFinite(number) ? { ...text, value: number, style: 'plain' } : text
  return { key: glued.key, keyAt: walk.places.at(start, valueStart - 1), value: meant }
}

function cutText(walk: TreeWalk, node: Node | null, limit: number, holder: 'map' | 'list'): CutText | undefined {
  if (!isScalar(node) || node.type !== 'PLAIN' || node.source === undefined) return undefined
  const [start, end] = rangeOf(node)
  const { source } = node
  const cut =
    cutCall(walk.places, source, start, limit) ??
    cutThousands(walk.places, source, start, end) ??
    cutDecimals(walk.places, source, start, end, holder)
  if (cut !== undefined) walk.report(cut.issue)
  return cut
}

function recovered(walk: TreeWalk, cut: CutText, start: number): ScalarNode {
  walk.nodes += 1
  return textNode(walk, cut.text, start, cut.end)
}

function textNode(walk: TreeWalk, text: string, start: number, end: number): ScalarNode {
  const place = (from: number, to = from + 1) => walk.places.at(Math.min(start + from, end), Math.min(start + to, end))
  return { kind: 'scalar', value: text, source: text, style: 'quoted', at: walk.places.at(start, end), place }
}

function emptyNode(walk: TreeWalk, offset: number): ScalarNode {
  const at = walk.places.at(offset, offset)
  return { kind: 'scalar', value: null, source: '', style: 'plain', at, place: () => at }
}

/** `[a: b]` is a list with a pair in it, which YAML means as a map of one entry. */
function pairAsMap(pair: Pair): Node | null {
  return (pair.value ?? pair.key) as Node | null
}

function rangeOf(node: Node | null | undefined, fallback = 0): readonly [start: number, end: number] {
  const range = node?.range
  return range === null || range === undefined ? [fallback, fallback] : [range[0], range[1]]
}

function error(code: string, message: string, at: Issue['at']): Issue {
  return { code, severity: 'error', message, at }
}
