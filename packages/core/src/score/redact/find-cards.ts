import type { DigitGroup } from './digit-groups.ts'
import { digitRuns } from './digit-groups.ts'
import type { FoldedText } from './folded-text.ts'
import type { SearchBudget } from './search-budget.ts'
import { BEGINNING, UNLIMITED } from './search-budget.ts'
import type { Span } from './span.ts'

const SHORTEST = 13
const LONGEST = 19

/** Prefixes and lengths that card schemes issue, written as one number. */
const SCHEMES = /^(?:4\d{15}|(?:5[1-5]|2[2-7]|35|6[0245])\d{14}|3[47]\d{13})$/
/** The same and rarer lengths, where the number is written in the groups of a card. */
const GROUPED_SCHEMES = /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5\d|2[2-7]|35|6\d)\d{14}|3[47]\d{13}|3[0689]\d{12}|(?:5[06-8]|6\d)\d{15,17})$/

/** Payment cards: a known prefix and length and a right check digit. Ungrouped numbers of 13 or 14 digits are GTINs and left alone. */
export function findCards({ text }: FoldedText, budget: SearchBudget = UNLIMITED): readonly Span[] {
  return digitRuns(text, budget).flatMap(run => cardsIn(text, run, budget))
}

function cardsIn(text: string, run: readonly DigitGroup[], budget: SearchBudget): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  while (from < run.length && budget.spend(BEGINNING)) {
    const span = cardFrom(text, run, from)
    if (span !== undefined) spans.push(span.span)
    from = span?.next ?? from + 1
  }
  return spans
}

function cardFrom(text: string, run: readonly DigitGroup[], from: number): { readonly span: Span; readonly next: number } | undefined {
  const first = run[from]
  if (first === undefined || isInsideCode(text, first.start)) return undefined
  let digits = ''
  for (let index = from; index < run.length; index += 1) {
    const group = run[index]
    if (group === undefined || digits.length + group.digits.length > LONGEST) return undefined
    digits += group.digits
    const form = index === from ? SCHEMES : GROUPED_SCHEMES
    if (digits.length < SHORTEST || isCodeBehind(text, group.end) || !form.test(digits) || !hasLuhnDigit(digits)) continue
    return { span: { start: first.start, end: group.end, kind: 'card', identity: `card:${digits}` }, next: index + 1 }
  }
  return undefined
}

/** `1Z…`, `SO2-…`: the letters before the number follow a digit, so all of it is a code of some system. */
function isInsideCode(text: string, start: number): boolean {
  const before = /(.?)[A-Za-z]{1,3}$/.exec(text.slice(Math.max(0, start - 4), start))
  return before !== null && /\d/.test(before[1] ?? '')
}

function isCodeBehind(text: string, end: number): boolean {
  return /^[A-Za-z]{1,2}\d/.test(text.slice(end, end + 3))
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
