import type { Report, SourceNode } from '../policy/source-node.ts'
import { unknownName } from './case-issue.ts'

/** A misspelt key must not be taken for one that is left out. */
export function reportUnknownKeys(where: string, known: readonly string[], node: SourceNode, report: Report): void {
  for (const { key, keyAt } of node.kind === 'map' ? node.entries : []) {
    if (!known.includes(key)) report(unknownName('unknown-key', `key of \`${where}\``, key, known, keyAt))
  }
}
