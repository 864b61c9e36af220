import type { Verdict } from './rules.ts'

/** What an engine says of one case, in a form that can be compared. */
export interface Answer {
  readonly verdict: Verdict
  /** Ids of the rules that fired; absent: it tells the verdict only. */
  readonly fired?: readonly string[]
}

/** One way to decide the cases that it was made for. */
export interface Engine {
  readonly name: string
  /** What one run yields, for the table. */
  readonly gives: string
  /** What is timed: decides the case of this index and returns whatever the engine returns, or a promise of it. */
  readonly run: (index: number) => unknown
  /** The result of a run made comparable, outside the timing. */
  readonly read: (result: unknown) => Answer
  /** So slow that its answers are compared on that many cases only; absent: on all. */
  readonly checked?: number
  /** How many decisions one run makes; absent: one. `read` is told of the first. */
  readonly decisions?: number
}

interface TypedEngine<Result> {
  readonly name: string
  readonly gives: string
  readonly run: (index: number) => Result
  readonly read: (result: Awaited<Result>) => Answer
  readonly checked?: number
  readonly decisions?: number
}

/** An engine whose result has a type; a list of engines forgets it. */
export function engine<Result>({ read, ...rest }: TypedEngine<Result>): Engine {
  return { ...rest, read: result => read(result as Awaited<Result>) }
}

/** The case of an index that a loop keeps inside the list. */
export function at<T>(list: readonly T[], index: number): T {
  return list[index] as T
}
