import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'
import type { FactMap } from './fact-map.ts'
import type { Absences } from './may-be-absent.ts'
import type { RuleSet } from './rule-set.ts'

/** What giving a rule file a meaning in one policy takes. */
export interface Translation extends Absences {
  readonly rules: RuleSet
  readonly facts: FactMap
  readonly newSlot: () => number
  readonly report: Report
}

/** Why a leaf is not native: it stays foreign, it rejects the run of the engine, or nothing here can stand for its values. */
export interface Fallback {
  readonly kind: 'foreign' | 'rejects' | 'refused'
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}

/** Something about a leaf that its author should know, said once however often the leaf is looked at. */
export type Note = (finding: Omit<Fallback, 'kind'>) => void

/** Notes of one leaf, told at its place. */
export function notesAt(at: At, report: Report): { readonly note: Note; readonly tell: () => void } {
  const notes = new Map<string, Omit<Fallback, 'kind'>>()
  return {
    note: finding => notes.set(finding.code, notes.get(finding.code) ?? finding),
    tell: () => {
      for (const finding of notes.values()) report({ ...finding, severity: 'warning', at })
    },
  }
}
