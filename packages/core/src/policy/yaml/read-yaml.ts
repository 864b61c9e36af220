import type { Document, DocumentOptions, ParseOptions, SchemaOptions } from 'yaml'
import { parseDocument } from 'yaml'
import type { At, Issue } from '../issue.ts'
import type { MapNode, Report } from '../source-node.ts'
import { sourceTree } from './source-tree.ts'
import type { TextPlaces } from './text-places.ts'
import { textPlaces } from './text-places.ts'
import { beyondLimits, MAX_DEPTH, MAX_NODES } from './token-limits.ts'
import { yamlProblems } from './yaml-problems.ts'

/** Refused before it is parsed. */
const MAX_BYTES = 256 * 1024

/**
 * `uniqueKeys` is quadratic in the parser (a megabyte takes minutes), so keys are compared in our own walk; a `logLevel` of `silent`
 * would drop the error about a second document.
 */
const SETTINGS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
  logLevel: 'error',
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions

/**
 * Reads one YAML document into a tree with positions. Total: whatever the text is, it ends in a tree or in issues, in time that is
 * linear in its length. A tree may come with issues; nothing comes back where the text is not YAML at all.
 */
export function readYaml(file: string, text: string, report: Report): MapNode | undefined {
  const places = textPlaces(file, text)
  const at = places.at(0, 0)
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES) {
    report({ code: 'file-too-large', severity: 'error', message: 'the document is over 256 KiB', at })
    return undefined
  }
  if (text.startsWith('%') || /\n%(YAML|TAG)\b/.test(text)) {
    report({ code: 'yaml-directive', severity: 'error', message: 'directives are not allowed', at })
    return undefined
  }
  const beyond = beyondLimits(text)
  const document = beyond === undefined ? parsed(text) : undefined
  if (document !== undefined) return treeOf(document, places, report)
  const place = beyond === undefined ? at : places.at(beyond.offset, beyond.offset + 1)
  report(beyond?.code === 'yaml-too-many-nodes' ? tooMany(place) : tooDeep(place))
  return undefined
}

function parsed(text: string): Document.Parsed | undefined {
  try {
    return parseDocument(text, SETTINGS)
  } catch {
    // The parser recurses; a stack that is full is the only way it throws.
    return undefined
  }
}

function tooMany(at: At): Issue {
  return { code: 'yaml-too-many-nodes', severity: 'error', message: `the document has more than ${MAX_NODES} values`, at }
}

function tooDeep(at: At): Issue {
  return { code: 'yaml-too-deep', severity: 'error', message: `nested more than ${MAX_DEPTH} levels deep`, at }
}

function treeOf(document: Document.Parsed, places: TextPlaces, report: Report): MapNode | undefined {
  const problems = yamlProblems(document, places)
  for (const problem of problems) report(problem)
  if (problems.length > 0) return undefined
  const aliases = new Set([...places.text.matchAll(/(?<=[\s[{,])\*([\w-]+)/g)].map(([, name = '']) => name))
  const walk = { places, report, aliases, anchored: new Map(), nodes: 0 }
  const root = sourceTree(walk, document.contents, undefined, 0, 0)
  if (walk.nodes > MAX_NODES) {
    report(tooMany(root.at))
    return undefined
  }
  if (root.kind === 'map') return root
  const empty = root.kind === 'scalar' && root.value === null
  const message = empty
    ? 'the document is empty'
    : `a document is a map of keys and values, got a ${root.kind === 'list' ? 'list' : 'text'}`
  report({ code: empty ? 'empty-document' : 'wrong-type', severity: 'error', message, at: root.at })
  return undefined
}
