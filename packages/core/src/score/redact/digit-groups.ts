import type { SearchBudget } from './search-budget.ts'

/** Digits that stand together. `digits` are plain: an `O` or `l` between digits is read as the digit that it looks like. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
}

/** Six digits somewhere: with fewer there is no number of anybody. */
export const MANY_DIGITS: RegExp = /\d(?:\D*\d){5}/

const GROUP = /\d(?:[\dOoIl]*\d)?/g
/** What may stand inside a number that people write in parts. */
const BETWEEN = /^[ ()./_-]{1,3}$/

/** The numbers of a folded text: each as the groups that it is written in. A `+` begins a new one. */
export function digitRuns(text: string, budget: SearchBudget): readonly (readonly DigitGroup[])[] {
  const runs: DigitGroup[][] = []
  if (!MANY_DIGITS.test(text)) return runs
  let last: DigitGroup | undefined
  for (const { index, 0: written } of text.matchAll(GROUP)) {
    if (!budget.spend(1)) return []
    const group: DigitGroup = { start: index, end: index + written.length, digits: plainDigits(written) }
    const goesOn = last !== undefined && group.start - last.end <= 3 && BETWEEN.test(text.slice(last.end, group.start))
    if (goesOn) runs.at(-1)?.push(group)
    else runs.push([group])
    last = group
  }
  return runs
}

function plainDigits(written: string): string {
  return written.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')
}

/** A letter or digit right beside a number makes it a part of a longer code. */
export function isWordLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}
