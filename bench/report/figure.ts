import type { Timing } from '../timing/measure.ts'
import type { Unit } from './amount-text.ts'

/** One row of the table. `against` names the row of the same question that the ratios are of. */
export interface Figure extends Timing {
  readonly question: string
  readonly subject: string
  readonly gives: string
  readonly unit: Unit
  /** Peak of the process, where it had one of its own. */
  readonly memory?: Timing
  readonly against?: string
}

/** A promise of the design, and what this run measured for it: a ratio or a time whose median is to be at most `atMost`. */
export interface Target extends Timing {
  readonly promise: string
  readonly atMost: number
  readonly unit: Unit
}

export interface Answered {
  readonly figures: readonly Figure[]
  readonly targets: readonly Target[]
}

/** The figure that another one is compared with, of the same question. */
export function baselineOf(figure: Figure, figures: readonly Figure[]): Figure | undefined {
  return figures.find(({ question, subject }) => question === figure.question && subject === figure.against)
}

/** Two rows of one question beside each other; not numbers where one of them was not measured. */
export function ratio(figures: readonly Figure[], subject: string, against: string): Timing {
  return divided(timingIn(figures, subject), timingIn(figures, against))
}

const NOT_MEASURED: Timing = { min: Number.NaN, median: Number.NaN }

export function timingIn(figures: readonly Figure[], subject: string): Timing {
  const { min, median } = figures.find(figure => figure.subject === subject) ?? NOT_MEASURED
  return { min, median }
}

export function memoryIn(figures: readonly Figure[], subject: string): Timing {
  return figures.find(figure => figure.subject === subject)?.memory ?? NOT_MEASURED
}

export function divided(one: Timing, other: Timing): Timing {
  return { min: one.min / other.min, median: one.median / other.median }
}
