import { nearestName } from '../../values/nearest-name.ts'
import type { At } from '../issue.ts'
import { shortened } from '../literal-text.ts'
import type { MapNode, Report, ScalarNode, SourceNode } from '../source-node.ts'

export function refuseRule(report: Report, code: string, at: At, message: string, suggestion?: string): undefined {
  report({ code, severity: 'error', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** A migration finding: the file loads, and this is what differs or deserves a look. */
export function find(report: Report, code: string, at: At, message: string, suggestion?: string): void {
  report({ code, severity: 'warning', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

export function memberNode(node: MapNode, key: string): SourceNode | undefined {
  return node.entries.find(entry => entry.key === key)?.value
}

export function keyAt(node: MapNode, key: string): At {
  return node.entries.find(entry => entry.key === key)?.keyAt ?? node.at
}

export function isText(node: SourceNode | undefined): node is ScalarNode & { readonly value: string } {
  return node?.kind === 'scalar' && typeof node.value === 'string'
}

/** The place of the opening brace or bracket: what is wrong with a whole part is said at its start. */
export function startOf({ at }: SourceNode): At {
  return at.line === at.endLine ? at : { ...at, endLine: at.line, endColumn: at.column + 1 }
}

/** What the engine passes over without a word is mostly a slip of the pen. */
export function findIgnored(report: Report, node: MapNode, known: ReadonlySet<string>): void {
  const free = [...known].filter(key => memberNode(node, key) === undefined)
  for (const { key, keyAt: at } of node.entries) {
    if (known.has(key)) continue
    const near = nearestName(key, free)
    const suggestion = near === undefined ? 'leave it out' : `did you mean \`${near}\`?`
    find(report, 'rules-ignored-key', at, `\`${shortened(key)}\` means nothing to the engine, nor here`, suggestion)
  }
}

/**
 * A key that is needed and written a little otherwise is an issue at that place; and it is read as what was meant, so that whatever is
 * wrong inside is said too.
 */
export function asMeant(report: Report, node: MapNode, needed: readonly string[], known: ReadonlySet<string>): MapNode {
  const missing = needed.filter(key => memberNode(node, key) === undefined)
  if (missing.length === 0) return node
  const entries = node.entries.map(entry => {
    const near = known.has(entry.key) ? undefined : nearestName(entry.key, missing)
    if (near === undefined) return entry
    missing.splice(missing.indexOf(near), 1)
    const message = `\`${shortened(entry.key)}\` means nothing to the engine`
    refuseRule(report, 'rules-missing-key', entry.keyAt, message, `did you mean \`${near}\`?`)
    return { ...entry, key: near }
  })
  return { ...node, entries }
}
