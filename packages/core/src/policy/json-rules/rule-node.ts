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
  for (const { key, keyAt: at } of node.entries) {
    if (!known.has(key))
      find(report, 'rules-ignored-key', at, `\`${shortened(key)}\` means nothing to the engine, nor here`, 'leave it out')
  }
}
