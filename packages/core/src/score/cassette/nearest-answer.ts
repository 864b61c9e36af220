import type { ScorerQuestion } from '../scorer-question.ts'
import type { Cassette } from './cassette.ts'
import { partKey } from './cassette.ts'
import type { PartDifference } from './question-difference.ts'
import { questionDifferences } from './question-difference.ts'
import { partsOf } from './question-parts.ts'
import type { RecordedAnswer } from './recorded-answer.ts'

export interface NearestAnswer {
  readonly recorded: RecordedAnswer
  readonly differences: readonly PartDifference[]
}

/** So many that share most parts are compared in full. */
const MOST_COMPARED = 8

/** The recorded answer whose question has most parts in common, in time that does not grow with the cassette; of equals the first. */
export function nearestAnswer({ answers, byPart }: Cassette, question: ScorerQuestion): NearestAnswer | undefined {
  const shared = new Map<number, number>()
  for (const [name, text] of partsOf(question)) {
    for (const position of byPart.get(partKey(name, text)) ?? []) shared.set(position, (shared.get(position) ?? 0) + 1)
  }
  const likely = [...shared].sort(([placeA, a], [placeB, b]) => b - a || placeA - placeB).slice(0, MOST_COMPARED)
  let nearest: NearestAnswer | undefined
  for (const [position] of likely) {
    const recorded = answers[position]
    if (recorded === undefined) continue
    const differences = questionDifferences(recorded.question, question)
    if (nearest === undefined || differences.length < nearest.differences.length) nearest = { recorded, differences }
  }
  return nearest
}
