import type { Issue, PolicySet } from '@countersign/core'
import { describePolicies, lineReader } from '@countersign/core'
import type { Input } from '../dry-run/open-input.ts'
import type { Progress } from '../dry-run/progress.ts'
import type { AnsweredBy } from './answered-by.ts'
import { answeredBy } from './answered-by.ts'
import type { Comparison } from './comparison.ts'
import { comparisonOf } from './comparison.ts'
import type { JudgedTwice } from './judged-twice.ts'
import { judgeTwice } from './judged-twice.ts'
import type { Outcomes, UnusedOutcomes } from './outcomes.ts'
import type { RecordedDecision } from './recorded-decisions.ts'
import { recordedDecisions } from './recorded-decisions.ts'
import type { Side, SideAnswer } from './side.ts'

export interface CompareRun {
  readonly policies: PolicySet
  readonly inputs: readonly Input[]
  readonly sides: readonly [first: Side, second: Side]
  readonly outcomes: Outcomes | undefined
}

export interface Compared {
  readonly decisions: number
  /** Of lines whose decision was there already. */
  readonly duplicates: number
  /** Settled without a scorer. */
  readonly notAsked: number
  /** Both sides have an answer, be it a failure. */
  readonly compared: number
  readonly sides: readonly [first: ComparedSide, second: ComparedSide]
  readonly comparison: Comparison
  /** Where there are outcomes. */
  readonly unusedOutcomes: UnusedOutcomes | undefined
  readonly broken: readonly Issue[]
}

export interface ComparedSide {
  readonly name: string
  readonly answeredBy: readonly AnsweredBy[]
  /** Decisions that were asked about and are not in its file. */
  readonly missing: number
  /** Of the first ones: where, and what a cassette has instead. */
  readonly missed: readonly Missed[]
}

interface Missed {
  readonly file: string
  readonly line: number
  readonly detail: string
}

const KEPT_MISSED = 5

/** Decides every record under both scorers. What a scorer was asked about is kept in memory until the end, a few hundred bytes each. */
export async function runCompare({ policies, inputs, sides, outcomes }: CompareRun, progress: Progress): Promise<Compared> {
  const judged: JudgedTwice[] = []
  const broken = sides.flatMap(side => side.broken)
  const seen = new Set<string>()
  const missing = [newMissing(), newMissing()] as const
  let [decisions, duplicates, notAsked] = [0, 0, 0]
  for await (const line of recordedDecisions(lineReader(policies), inputs, progress)) {
    broken.push(...line.broken)
    for (const decision of line.decisions) {
      if (seen.has(decision.key)) {
        duplicates += 1
        continue
      }
      seen.add(decision.key)
      decisions += 1
      const comparing = judgeTwice(policies, sides, decision, one => outcomes?.rightFor(one))
      if (comparing.kind === 'judged') judged.push(comparing.judged)
      else if (comparing.kind === 'not-asked') notAsked += 1
      else {
        note(missing[0], comparing.first, decision)
        note(missing[1], comparing.second, decision)
      }
    }
  }
  const scorings = [judged.map(({ first }) => first.scoring), judged.map(({ second }) => second.scoring)] as const
  const sideOf = (index: 0 | 1): ComparedSide => ({ name: sides[index].name, answeredBy: answeredBy(scorings[index]), ...missing[index] })
  const left = outcomes?.left()
  return {
    decisions,
    duplicates,
    notAsked,
    compared: judged.length,
    sides: [sideOf(0), sideOf(1)],
    comparison: comparisonOf(judged, describePolicies(policies).policies, outcomes !== undefined),
    unusedOutcomes: left?.unused,
    broken: [...broken, ...(left?.issues ?? [])],
  }
}

interface Missing {
  missing: number
  readonly missed: Missed[]
}

function newMissing(): Missing {
  return { missing: 0, missed: [] }
}

function note(missing: Missing, answer: SideAnswer, { file, line }: RecordedDecision): void {
  if (answer.kind === 'answer') return
  missing.missing += 1
  if (answer.detail !== undefined && missing.missed.length < KEPT_MISSED) missing.missed.push({ file, line, detail: answer.detail })
}
