import { isDate } from '../../values/date.ts'
import { integerOfDecimal } from '../../values/decimal.ts'
import { decodeField } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import { addMeasured, compareMeasured, ZERO } from '../../values/measured.ts'
import type { Measured, Slot } from '../../values/value.ts'
import { isDecimal, isMeasured } from '../../values/value-form.ts'
import type { Frame } from '../frame/frame.ts'
import { isList } from '../frame/slot-kinds.ts'
import { todayAt } from './calendar-functions.ts'
import type { FunctionCall, FunctionMeaning } from './function-meaning.ts'

interface Arrival {
  readonly date: number
  readonly quantity: Measured
}

/** The first day by whose end what has arrived covers the quantity. Nothing to cover is covered today; never is unknown. */
export const coverDate: FunctionMeaning = ([rows, needed], frame, call) => {
  const covered = coverDay(rows, needed, frame, call)
  return covered === 'never' ? call.unknown('undefined') : covered === 'already' ? todayAt(frame.site, frame, call) : covered
}

export const hasCover: FunctionMeaning = ([rows, needed], frame, call) => {
  const covered = coverDay(rows, needed, frame, call)
  return covered === undefined ? undefined : covered !== 'never'
}

/** What arrives up to and including a date, or a number of days from today at the site. */
export const arriving: FunctionMeaning = ([rows, until], frame, call) => {
  const arrivals = arrivalsOf(rows, call)
  const last = call.types[1]?.kind === 'date' ? until : daysFromToday(until, frame, call)
  if (arrivals === undefined || typeof last !== 'number') return undefined
  return total(
    arrivals.filter(({ date }) => date <= last),
    call,
  )
}

function daysFromToday(days: Slot, frame: Frame, call: FunctionCall): Slot {
  const today = todayAt(frame.site, frame, call)
  const whole = days !== undefined && isDecimal(days) ? integerOfDecimal(days) : undefined
  if (typeof today !== 'number') return undefined
  if (whole === undefined || !isDate(today + whole)) return call.unknown('out-of-range')
  return today + whole
}

function total(arrivals: readonly Arrival[], call: FunctionCall): Measured | undefined {
  let sum = ZERO
  for (const { quantity } of arrivals) {
    const next = addMeasured(sum, quantity)
    if (next === undefined) return call.unknown('unit')
    sum = next
  }
  return sum
}

function coverDay(rows: Slot, needed: Slot, _frame: Frame, call: FunctionCall): number | 'already' | 'never' | undefined {
  const arrivals = arrivalsOf(rows, call)
  if (arrivals === undefined || needed === undefined || !isMeasured(needed)) return undefined
  if (total([...arrivals, { date: 0, quantity: needed }], call) === undefined) return undefined
  if (covers(ZERO, needed)) return 'already'
  return firstCover(arrivals, needed)
}

/** INVARIANT: all have one unit. Quantities of one day count together, whatever their order: a negative one is a block. */
function firstCover(arrivals: readonly Arrival[], needed: Measured): number | 'never' {
  const sorted = arrivals.toSorted((a, b) => a.date - b.date)
  let sum = ZERO
  for (const [at, { date, quantity }] of sorted.entries()) {
    sum = addMeasured(sum, quantity) ?? sum
    if (sorted[at + 1]?.date !== date && covers(sum, needed)) return date
  }
  return 'never'
}

function covers(sum: Measured, needed: Measured): boolean {
  const order = compareMeasured(sum, needed)
  return order !== undefined && order >= 0
}

/** Every row must make sense: an arrival that cannot be read might have come first. */
function arrivalsOf(rows: Slot, call: FunctionCall): readonly Arrival[] | undefined {
  if (!isList(rows)) return undefined
  const arrivals: Arrival[] = []
  for (const row of rows) {
    const arrival = isJsonObject(row) ? arrivalOf(decodeField(DATE, row, 'date'), decodeField(QUANTITY, row, 'quantity')) : undefined
    if (arrival === undefined) return call.unknown('malformed')
    arrivals.push(arrival)
  }
  return arrivals
}

const DATE = { kind: 'date' } as const
const QUANTITY = { kind: 'quantity' } as const

function arrivalOf(date: Slot, quantity: Slot): Arrival | undefined {
  return typeof date === 'number' && isMeasured(quantity) ? { date, quantity } : undefined
}
