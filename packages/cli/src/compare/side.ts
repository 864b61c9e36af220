import type { Issue, Scoring } from '@countersign/core'
import type { RecordedDecision } from './recorded-decisions.ts'

/** One of the two scorers: where its answers are looked up. */
export interface Side {
  /** As it was named on the command line. */
  readonly name: string
  readonly answerTo: (decision: RecordedDecision) => SideAnswer
  /** Lines of its file that could not be read. */
  readonly broken: readonly Issue[]
}

export type SideAnswer =
  | { readonly kind: 'answer'; readonly scoring: Scoring }
  /** `detail`: what a cassette has instead. */
  | { readonly kind: 'missing'; readonly detail?: string }

/** The answers that the compared records themselves hold. */
export const OWN_SIDE: Side = {
  name: 'the records',
  broken: [],
  answerTo: ({ input }) => recordedAnswer(input.scoring['']),
}

export function recordedAnswer(scoring: Scoring | undefined): SideAnswer {
  return scoring === undefined ? { kind: 'missing' } : { kind: 'answer', scoring }
}
