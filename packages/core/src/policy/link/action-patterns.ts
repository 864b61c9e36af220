import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { fitsPattern } from './catalogue.ts'
import { unknownName } from './unknown-name.ts'

/** Patterns of actions as a guard, gate or agent names them, each with its place. */
export interface PlacedPattern {
  readonly pattern: string
  readonly at: At
}

/** A guard that speaks of no action would be silently useless. */
export function checkPatterns(patterns: readonly PlacedPattern[], catalogue: Catalogue, report: Report): void {
  const names = [...catalogue.actions.keys()]
  for (const { pattern, at } of patterns) {
    if (names.some(name => fitsPattern(pattern, name))) continue
    unknownName(report, 'unknown-action', at, pattern.includes('*') ? 'action that fits' : 'action', pattern, names)
  }
}
