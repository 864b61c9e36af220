import type { Answered } from './report/figure.ts'
import type { Effort } from './timing/measure.ts'

export interface Options {
  readonly quick: boolean
  readonly effort: Effort
  /** Records of the dry run. */
  readonly records: number
  /** What is under way, for people who wait. */
  readonly tell: (progress: string) => void
}

/** One question of the bench, answered by measuring. */
export interface Question {
  readonly id: string
  readonly asks: string
  readonly answer: (options: Options) => Promise<Answered>
}
