import type { Answered } from './report/figure.ts'

export interface Options {
  readonly quick: boolean
  /** Records of the dry run. */
  readonly records: number
}

/** What is under way, for people who wait; stdout is the table's. */
export function tell(progress: string): void {
  console.error(`  ${progress}`)
}

/** Answers one question of the bench by measuring. */
export type Answer = (options: Options) => Promise<Answered>

export interface Question {
  readonly id: string
  readonly asks: string
  /** What answers it is loaded in a process of its own: engines leave memory and optimised code behind that others would pay for. */
  readonly load: () => Promise<Answer>
}
