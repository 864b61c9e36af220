import type { PolicyDescription } from '@countersign/core'
import type { Agreement, ConfidencePair, ConfidenceShift, ThresholdCrossings } from '@countersign/core/evidence'
import { agreement, confidenceShift, exactMcNemar, thresholdCrossings } from '@countersign/core/evidence'
import type { Judged, JudgedTwice } from './judged-twice.ts'

/** Two scorers over the same decisions. */
export interface Comparison {
  readonly choice: Agreement
  readonly enforcement: Agreement
  readonly changes: readonly JudgedTwice[]
  /** Of the decisions in which both chose by themselves: the confidence in what each chose. */
  readonly confidence: {
    readonly pairs: readonly ConfidencePair[]
    readonly shift: ConfidenceShift
    readonly thresholds: readonly Threshold[]
  }
  /** Of decisions of which it is known what was right; `undefined`: nobody said of any. */
  readonly outcomes: OutcomeCounts | undefined
}

interface Threshold extends ThresholdCrossings {
  readonly policy: string
  readonly gate: string
  readonly from: 'permit' | 'review'
  readonly threshold: string
}

export interface OutcomeCounts {
  readonly known: number
  readonly bothRight: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly bothWrong: number
  /** Of the exact test of McNemar, two-sided. */
  readonly p: number
}

/** `labelled`: there are outcomes, be they of other decisions. */
export function comparisonOf(judged: readonly JudgedTwice[], policies: readonly PolicyDescription[], labelled: boolean): Comparison {
  const pairs = judged.flatMap(one => pairOf(one) ?? [])
  return {
    choice: agreement(judged.map(({ first, second }) => [first.option, second.option])),
    enforcement: agreement(judged.map(({ first, second }) => [first.enforcement, second.enforcement])),
    changes: judged.filter(({ first, second }) => isChanged(first, second)),
    confidence: { pairs, shift: confidenceShift(pairs), thresholds: policies.flatMap(policy => thresholdsOf(policy, judged)) },
    outcomes: labelled ? outcomesOf(judged) : undefined,
  }
}

function isChanged(first: Judged, second: Judged): boolean {
  return first.option !== second.option || first.verdict !== second.verdict || first.enforcement !== second.enforcement
}

function pairOf({ first, second }: JudgedTwice): ConfidencePair | undefined {
  if (first.confidence === undefined || second.confidence === undefined) return undefined
  return { first: first.confidence, second: second.confidence }
}

function thresholdsOf({ id, confidence }: PolicyDescription, judged: readonly JudgedTwice[]): readonly Threshold[] {
  const pairs = judged.filter(({ policy }) => policy === id).flatMap(one => pairOf(one) ?? [])
  if (pairs.length === 0) return []
  return confidence.flatMap(({ gate, permitFrom, reviewFrom }) => {
    const of = (from: Threshold['from'], threshold: string): Threshold => ({
      policy: id,
      gate,
      from,
      threshold,
      ...thresholdCrossings(pairs, threshold),
    })
    return [...permitFrom.map(value => of('permit', value)), ...reviewFrom.map(value => of('review', value))]
  })
}

function outcomesOf(judged: readonly JudgedTwice[]): OutcomeCounts {
  const known = judged.filter(({ right }) => right !== undefined)
  const count = (firstRight: boolean, secondRight: boolean): number =>
    known.filter(({ right, first, second }) => (first.option === right) === firstRight && (second.option === right) === secondRight).length
  const discordant = { onlyFirst: count(true, false), onlySecond: count(false, true) }
  return { known: known.length, bothRight: count(true, true), bothWrong: count(false, false), ...discordant, p: exactMcNemar(discordant) }
}
