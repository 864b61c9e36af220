import type { Verdict } from '@countersign/core'
import type { DecisionFigures } from './decided.ts'
import type { Tally } from './tally.ts'
import { createTally, OTHER } from './tally.ts'

/** Decisions that share verdict and reasons: which voices spoke together. `struck` are the reasons why options were struck. */
export interface CrossRow {
  readonly verdict: Verdict | 'other'
  readonly reasons: readonly string[]
  readonly struck: readonly string[]
  readonly decisions: number
}

const MAX_SETS = 10_000
const MAX_ROWS = 50

export function createSets(): Tally {
  return createTally(MAX_SETS)
}

export function addToSets(sets: Tally, { verdict, reasons, struck }: DecisionFigures): void {
  // Codes hold neither line breaks nor spaces.
  sets.add(`${verdict}\n${reasons.join(' ')}\n${struck.join(' ')}`)
}

/** The most frequent rows; the rest is left out, its number is what is missing to the total. */
export function crossTable(sets: Tally): readonly CrossRow[] {
  return Object.entries(sets.counts())
    .slice(0, MAX_ROWS)
    .map(([key, decisions]) => row(key, decisions))
}

const VERDICTS: ReadonlySet<string> = new Set<Verdict>(['permit', 'review', 'deny', 'not-applicable'])

function row(key: string, decisions: number): CrossRow {
  if (key === OTHER) return { verdict: 'other', reasons: [], struck: [], decisions }
  const [verdict = '', reasons = '', struck = ''] = key.split('\n')
  return { verdict: isVerdict(verdict) ? verdict : 'other', reasons: words(reasons), struck: words(struck), decisions }
}

function isVerdict(text: string): text is Verdict {
  return VERDICTS.has(text)
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}
