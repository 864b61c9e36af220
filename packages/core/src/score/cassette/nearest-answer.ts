import type { ScorerQuestion } from '../scorer-question.ts'
import type { Cassette } from './cassette.ts'
import { MOST_POSITIONS, partKey } from './cassette.ts'
import { distanceOf } from './part-distance.ts'
import type { PartDifference } from './question-difference.ts'
import { questionDifferences } from './question-difference.ts'
import { partsOf } from './question-parts.ts'
import type { RecordedAnswer } from './recorded-answer.ts'

export interface NearestAnswer {
  readonly recorded: RecordedAnswer
  readonly differences: readonly PartDifference[]
}

/** So many that share most parts are compared in full. */
const MOST_COMPARED = 32
/** A part that few questions have says more than all that very many share: of those only the first are listed. */
const RARE = 1000

/**
 * The recorded answer whose question differs least, in time that does not grow with the cassette; of equals the first. Among thousands
 * that differ in nothing rare it may be another that is as near as most.
 */
export function nearestAnswer({ answers, byPart }: Cassette, question: ScorerQuestion): NearestAnswer | undefined {
  const shared = new Map<number, number>()
  for (const [name, text] of partsOf(question)) {
    const positions = byPart.get(partKey(name, text)) ?? []
    const weight = positions.length < MOST_POSITIONS ? RARE : 1
    for (const position of positions) shared.set(position, (shared.get(position) ?? 0) + weight)
  }
  const likely = [...shared].sort(([placeA, a], [placeB, b]) => b - a || placeA - placeB).slice(0, MOST_COMPARED)
  let nearest: NearestAnswer | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [position] of likely) {
    const recorded = answers[position]
    if (recorded === undefined) continue
    const differences = questionDifferences(recorded.question, question)
    const distance = distanceOf(differences)
    if (distance >= least) continue
    nearest = { recorded, differences }
    least = distance
  }
  return nearest
}
