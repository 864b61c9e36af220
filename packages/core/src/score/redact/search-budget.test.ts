import { describe, expect, test } from 'vitest'
import { findCards } from './find-cards.ts'
import { findIbans } from './find-ibans.ts'
import { findPhones } from './find-phones.ts'
import { identityOf } from './identity-of.ts'
import { knownValueFinder } from './known-values.ts'
import type { Finder } from './redact-text.ts'
import { redactorOf } from './redactor.ts'
import type { SearchBudget } from './search-budget.ts'
import { LOOK_UP, searchBudget } from './search-budget.ts'

const STEPS = 1_000

/** A budget that tells what was asked of it. */
function watched(steps: number): SearchBudget & { readonly asked: () => number; readonly lookUps: () => number } {
  const budget = searchBudget(steps)
  const asked: number[] = []
  return {
    ...budget,
    spend(taken) {
      asked.push(taken)
      return budget.spend(taken)
    },
    asked: () => asked.length,
    lookUps: () => asked.filter(taken => taken === LOOK_UP).length,
  }
}

const phones: Finder = (folded, budget) => findPhones(folded, ['DE', 'US', 'FR'], budget)

describe('a search ends where its budget does', () => {
  test.each<[what: string, find: Finder, part: string]>([
    ['phones with a prefix', phones, '+12 345 67 '],
    ['phones with zeros', phones, '0049 30 12 34 56 '],
    ['phones of a country', phones, '030 12 34 5678 '],
    ['single digits', phones, '1 '],
    ['cards', findCards, '1 '],
    ['accounts', findIbans, 'DE1 '],
  ])('%s', (_what, find, part) => {
    const budget = watched(STEPS)
    find({ text: part.repeat(20_000 / part.length) }, budget)
    expect(budget.refused()).toBeGreaterThan(0)
    expect(budget.lookUps() - budget.refused()).toBeLessThanOrEqual(STEPS / LOOK_UP)
    // What is refused goes on to the end of the number that is read.
    expect(budget.refused()).toBeLessThan(50)
    expect(budget.asked()).toBeLessThanOrEqual(STEPS + 50)
  })

  test('known values that end alike', () => {
    const budget = watched(STEPS)
    const known = Array.from({ length: 40 }, (_, index) => `${'a'.repeat(index + 1)}王`)
    const find = knownValueFinder(known.map(compact => ({ compact, kind: 'name', identity: compact })))
    expect(find({ text: `${'a'.repeat(45)}王`.repeat(5) }, budget)).toEqual([])
    expect([budget.asked(), budget.refused()]).toEqual([5 * 39, 0])
    find({ text: `${'a'.repeat(45)}王`.repeat(400) }, budget)
    expect(budget.refused()).toBeGreaterThan(0)
  })

  test('of a value as long as a book not a letter is folded', () => {
    const budget = watched(STEPS)
    const identifying = { finders: [phones], budget, letters: new Map<string, string>() }
    const long = 'é'.repeat(100_000)
    const [one, same, other] = [long, `${long}`, `${long}e`].map(value => identityOf(value, 'text', identifying))
    expect([budget.asked(), identifying.letters.size]).toEqual([0, 0])
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })

  test('values that the budget does not last for are told apart letter by letter', () => {
    const identifying = { finders: [], budget: searchBudget(5), letters: new Map<string, string>() }
    const [known, same, unknown, other] = ['Jane Doe', 'DOE, Jane', 'Jane Doe', 'DOE, Jane'].map(value =>
      identityOf(value, 'name', identifying),
    )
    expect(same).toEqual(known)
    expect(other).not.toEqual(unknown)
  })
})

test('where a question has more numbers than are looked at, texts with numbers are replaced whole, and say so', () => {
  const { text, id } = redactorOf({ ignore: [], countries: [] }, [{ text: 'Jane Doe', kind: 'name' }])
  const hostile = Array.from({ length: 10 }, (_, index) => text(`${index} ${'+12 345 67 '.repeat(1_800)}`))
  expect(hostile.at(-1)).toMatch(/^\[text-\d+\] \[not searched: [a-z ]+\]$/)
  expect(text('call 030 901820')).toMatch(/^\[text-\d+\] \[not searched: [a-z ]+\]$/)
  expect(text('as Jane said, jane@example.com')).toBe('as [name-1] said, [email-1]')
  expect(id('SO-17')).toBe('SO-17')
})

test('an ordinary question is read to its end', () => {
  const { text } = redactorOf({ ignore: [], countries: ['DE', 'US', 'FR'] }, [])
  const order = (index: number): string =>
    text(`Order SO-${78_000 + index} of 2026-03-21, 12 EA, PO 45000${12_345 + index}, call +49 30 90${1_820 + index}.`)
  expect(Array.from({ length: 500 }, (_, index) => order(index)).at(-1)).toMatch(/^Order SO-78499 .*, call \[phone-500\]\.$/)
})
