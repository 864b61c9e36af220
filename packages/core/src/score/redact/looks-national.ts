import type { DigitGroup } from './digit-groups.ts'
import { isWordLetter } from './digit-groups.ts'

/**
 * Whether digits are written as only phone numbers are: `555-123-4567`, `(030) 1234567`, `0171 1234567`, `01 23 45 67 89`. Dates, prices
 * and codes of three parts are not.
 */
export function looksNational(text: string, groups: readonly DigitGroup[]): boolean {
  const [first] = groups
  if (first === undefined || isPartOfCode(text, groups)) return false
  const lengths = groups.map(({ digits }) => digits.length).join(' ')
  const digits = groups.map(group => group.digits).join('')
  if (/^(?:1 )?3 3 4$/.test(lengths)) return isNorthAmerican(digits)
  if (/^3 3 4 /.test(lengths)) return false
  if (isInBrackets(text, first)) return /^[2-5](?: [2-8]){1,4}$/.test(lengths) && digits.length >= 7 && digits.length <= 13
  if (lengths === '2 2 2 2 2') return /^0[1-9]/.test(digits)
  return isDomestic(text, groups, digits)
}

/** `2026-03-21`, `21.03.2026`, with whatever follows. */
export function isDay(groups: readonly DigitGroup[]): boolean {
  const [first = '', second = '', third = ''] = groups.map(({ digits }) => digits)
  if (second.length > 2) return false
  return (/^(?:19|20)\d\d$/.test(first) && third.length <= 2) || (first.length <= 2 && /^(?:19|20)\d\d$/.test(third))
}

/** How market places number orders (`04-12345-67890`), days, decimals, and lists of short positions (`010 020 030`). */
export function isOtherCode(text: string, groups: readonly DigitGroup[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length).join(' ')
  if (isDay(groups) || /^(?:2 5 5|3 7 7)(?: |$)/.test(lengths)) return true
  if (groups.slice(1).some((group, index) => text.slice(groups[index]?.end, group.start).includes('.'))) return true
  return groups.length > 2 && groups.every(({ digits }) => /^0\d\d$/.test(digits))
}

/** `SO-555-…`, `…-4567-A`: what stands right beside is part of it. */
export function isPartOfCode(text: string, groups: readonly DigitGroup[]): boolean {
  const end = groups.at(-1)?.end ?? 0
  return isBeside(text[(groups[0]?.start ?? 0) - 1]) || isBeside(text[end]) || isWordLetter(text[end])
}

function isBeside(letter: string | undefined): boolean {
  return letter !== undefined && /[-_/#]/.test(letter)
}

function isNorthAmerican(digits: string): boolean {
  return /^1?[2-9]\d{9}$/.test(digits)
}

function isInBrackets(text: string, { start, end }: DigitGroup): boolean {
  return text[start - 1] === '(' && text[end] === ')'
}

/** A trunk zero and an area, then one part of four digits at least; not a date. */
function isDomestic(text: string, groups: readonly DigitGroup[], digits: string): boolean {
  const [area, second] = groups
  if (area === undefined || second === undefined || groups.length > 4) return false
  if (!/^0[1-9]\d{0,3}$/.test(area.digits) || digits.length < 9 || digits.length > 12) return false
  if (area.digits.length === 2 && second.digits.length < 4) return false
  if (isOtherCode(text, groups)) return false
  return groups.slice(1).some(group => group.digits.length >= 4)
}
