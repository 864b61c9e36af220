import type { TypeKind, ValueType } from '../values/value-type.ts'
import type { FunctionName } from './expression.ts'

/** What one argument may be. */
export type Parameter =
  /** One of these kinds; a text constant is read as the first of them that it can be. */
  | { readonly is: 'kind'; readonly kinds: readonly TypeKind[] }
  /** The type of the other arguments marked so, the first of which is one of `kinds`. A bare `0` and text constants adapt to it. */
  | { readonly is: 'same'; readonly kinds: readonly TypeKind[] }
  /** A list of elements of these kinds; of any kind where absent. */
  | { readonly is: 'list'; readonly of?: readonly TypeKind[] }
  /** The code of a unit; a constant is checked. */
  | { readonly is: 'unit' }
  /** A list of rows with `date: date` and `quantity: quantity`. */
  | { readonly is: 'arrivals' }

export interface Signature {
  readonly parameters: readonly Parameter[]
  /** How many of the last parameters may be left out. */
  readonly optional?: number
  /** The last parameter may be repeated, up to 16 arguments. */
  readonly rest?: true
  /** `same`: the type of the arguments marked so; `list`: of the list; `element`: of its elements. */
  readonly result: ValueType | 'same' | 'list' | 'element'
}

const NUMERIC = ['number', 'count', 'percent'] as const satisfies readonly TypeKind[]
const ADDITIVE = [...NUMERIC, 'money', 'quantity', 'duration'] as const satisfies readonly TypeKind[]
const ORDERED = [...ADDITIVE, 'rate', 'date', 'instant', 'probability', 'score'] as const satisfies readonly TypeKind[]

const number: Parameter = { is: 'kind', kinds: ['number', 'count', 'percent'] }
const quantity: Parameter = { is: 'kind', kinds: ['quantity'] }
const instant: Parameter = { is: 'kind', kinds: ['instant'] }
const site: Parameter = { is: 'kind', kinds: ['id', 'text'] }
const word: Parameter = { is: 'kind', kinds: ['text', 'id', 'enum'] }
const unit: Parameter = { is: 'unit' }
const arrivals: Parameter = { is: 'arrivals' }
const additive: Parameter = { is: 'same', kinds: ADDITIVE }
const ordered: Parameter = { is: 'same', kinds: ORDERED }

/**
 * Arguments and result of every function, as alternatives that differ in the number or the kind of arguments; the first that fits
 * counts. A function is strict: an unknown or absent argument makes its result unknown. Where a site may be left out, it is the
 * site of the decision.
 */
export const FUNCTION_SIGNATURES: Readonly<Record<FunctionName, readonly [Signature, ...Signature[]]>> = {
  days: [{ parameters: [number], result: { kind: 'duration' } }],
  hours: [{ parameters: [number], result: { kind: 'duration' } }],
  minutes: [{ parameters: [number], result: { kind: 'duration' } }],
  sum: [{ parameters: [{ is: 'list', of: ADDITIVE }], result: 'element' }],
  min: [
    { parameters: [{ is: 'list', of: ORDERED }], result: 'element' },
    { parameters: [ordered, ordered], rest: true, result: 'same' },
  ],
  max: [
    { parameters: [{ is: 'list', of: ORDERED }], result: 'element' },
    { parameters: [ordered, ordered], rest: true, result: 'same' },
  ],
  count: [{ parameters: [{ is: 'list' }], result: { kind: 'count' } }],
  distinct: [{ parameters: [{ is: 'list', of: [...ORDERED, 'bool', 'text', 'id', 'enum'] }], result: 'list' }],
  abs: [{ parameters: [additive], result: 'same' }],
  /** value, low, high */
  clamp: [{ parameters: [ordered, ordered, ordered], result: 'same' }],
  /** value, places (0 to 18; 0 if left out); half away from zero */
  round: [{ parameters: [{ is: 'same', kinds: [...NUMERIC, 'money', 'quantity'] }, number], optional: 1, result: 'same' }],
  /** value, step: the next multiple of step at or above value */
  ceilTo: [{ parameters: [additive, additive], result: 'same' }],
  /** a ÷ b of one type, a plain number */
  ratio: [{ parameters: [additive, additive], result: { kind: 'number' } }],
  convert: [
    /** to another unit of the same dimension, named by its code */
    { parameters: [quantity, unit], result: { kind: 'quantity' } },
    /** by a declared rate: `12 EA/CS`, or an exchange rate */
    {
      parameters: [
        { is: 'same', kinds: ['quantity', 'money'] },
        { is: 'kind', kinds: ['rate'] },
      ],
      result: 'same',
    },
  ],
  /** first date on which what has arrived covers the quantity; unknown: never */
  coverDate: [{ parameters: [arrivals, quantity], result: { kind: 'date' } }],
  hasCover: [{ parameters: [arrivals, quantity], result: { kind: 'bool' } }],
  arriving: [
    /** what arrives up to and including a date */
    { parameters: [arrivals, { is: 'kind', kinds: ['date'] }], result: { kind: 'quantity' } },
    /** what arrives within so many days from today at the site */
    { parameters: [arrivals, number], result: { kind: 'quantity' } },
  ],
  /** amount, unit code */
  quantity: [{ parameters: [number, unit], result: { kind: 'quantity' } }],
  /** volume, volume per kilo, step to round up to */
  dimWeight: [{ parameters: [quantity, quantity, quantity], optional: 1, result: { kind: 'quantity' } }],
  /** value, [from, to): half-open */
  inBand: [
    {
      parameters: [
        { is: 'same', kinds: [...ADDITIVE] },
        { is: 'list', of: ADDITIVE },
      ],
      result: { kind: 'bool' },
    },
  ],
  /** system of record of a field of the subject; with `'state'` and a state, the owner of that state */
  owner: [{ parameters: [word, word], optional: 1, result: { kind: 'text' } }],
  /** site */
  today: [{ parameters: [site], optional: 1, result: { kind: 'date' } }],
  /** instant, site */
  day: [{ parameters: [instant, site], optional: 1, result: { kind: 'date' } }],
  /** from, working days, site */
  addWorkingDays: [
    { parameters: [instant, number, site], optional: 1, result: { kind: 'date' } },
    { parameters: [{ is: 'kind', kinds: ['date'] }, number, site], optional: 1, result: { kind: 'date' } },
  ],
  /** from, until, site: time while the site is open */
  workingTime: [{ parameters: [instant, instant, site], optional: 1, result: { kind: 'duration' } }],
  /** site, name, after: the next cutoff of that name at or after the instant */
  cutoff: [{ parameters: [site, word, instant], result: { kind: 'instant' } }],
  /** site, carrier, after: the site day of the next cutoff of that carrier */
  pickupDate: [{ parameters: [site, word, instant], result: { kind: 'date' } }],
  /** site, day */
  isClosed: [{ parameters: [site, { is: 'kind', kinds: ['date'] }], result: { kind: 'bool' } }],
}
