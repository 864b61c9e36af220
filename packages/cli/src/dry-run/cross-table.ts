import type { Verdict } from '@countersign/core'
import type { DecisionFigures } from './decided.ts'

/** Decisions that share verdict and reasons: which voices spoke together. `struck` are the reasons why options were struck. */
export interface CrossRow {
  readonly verdict: Verdict | 'other'
  readonly reasons: readonly string[]
  readonly struck: readonly string[]
  readonly decisions: number
}

export interface CrossTable {
  /** The most frequent rows. */
  readonly crossTable: readonly CrossRow[]
  /** What is left out of them: with it they add up to all decisions. */
  readonly crossTableRest: { readonly rows: number; readonly decisions: number }
}

type Voices = Pick<DecisionFigures, 'verdict' | 'reasons' | 'struck'>

/** Sets of voices in bounded memory; those beyond the limit are one row without voices. */
export interface CrossSets {
  readonly add: (voices: Voices, decisions: number) => void
  readonly rows: () => readonly CrossRow[]
}

interface Counting {
  readonly key: string
  readonly row: Omit<CrossRow, 'decisions'>
  decisions: number
}

const MAX_SETS = 10_000
const MAX_ROWS = 50

export function createSets(): CrossSets {
  const sets = new Map<string, Counting>()
  return {
    add: ({ verdict, reasons, struck }, decisions) => {
      // Codes hold neither line breaks nor spaces.
      const whole = `${verdict}\n${reasons.join(' ')}\n${struck.join(' ')}`
      const key = sets.has(whole) || sets.size < MAX_SETS ? whole : OTHER_SETS
      const row = key === OTHER_SETS ? OTHER_ROW : { verdict, reasons, struck }
      const counting = sets.get(key) ?? { key, row, decisions: 0 }
      counting.decisions += decisions
      sets.set(key, counting)
    },
    rows: () => [...sets.values()].sort(byDecisions).map(({ row, decisions }) => ({ ...row, decisions })),
  }
}

const OTHER_SETS = ''
const OTHER_ROW = { verdict: 'other', reasons: [], struck: [] } as const

/** Then by key, so that two runs print the same. */
function byDecisions(a: Counting, b: Counting): number {
  return b.decisions - a.decisions || (a.key < b.key ? -1 : 1)
}

export function crossTable(sets: CrossSets): CrossTable {
  const rows = sets.rows()
  const rest = rows.slice(MAX_ROWS)
  const decisions = rest.reduce((sum, row) => sum + row.decisions, 0)
  return { crossTable: rows.slice(0, MAX_ROWS), crossTableRest: { rows: rest.length, decisions } }
}
