import type { JsonObject } from './json.ts'

/**
 * An exact decimal. A `number` here is always a safe integer at scale 6 (`1_500_000` is 1.5); what does not fit is a
 * `LongDecimal`. Each decimal has exactly one of the two forms, so `===` on numbers is equality. Never a binary float.
 */
export type Decimal = number | LongDecimal

/** `digits × 10^-scale`, for values beyond 9,007,199,254 or with more than six places; at most 29 + 18 digits. */
export interface LongDecimal {
  readonly digits: bigint
  readonly scale: number
}

/** Money (`unit` is an ISO 4217 code) or a quantity (a UN/ECE Rec 20 code). The empty unit is the bare `0`: zero of any unit. */
export interface Measured {
  readonly amount: Decimal
  readonly unit: string
}

/** `0.55 EUR/MIN`: money or a quantity (`unit`) per unit or duration (`per`). Times its denominator it gives its numerator. */
export interface Rate {
  readonly amount: Decimal
  readonly unit: string
  readonly per: string
}

/**
 * A value while a decision is made; its `ValueType` says which. Numbers and percents are `Decimal`; durations and instants
 * are whole milliseconds, dates are days since 1970-01-01 (all three plain integers, not scaled); objects and maps stay the
 * raw JSON they came as and are decoded field by field when read.
 */
export type Value = boolean | string | number | LongDecimal | Measured | Rate | JsonObject | readonly Slot[]

/** A field that the document does not have. Only `has`, `skip` and optional parameters tell it from unknown. */
export const ABSENT: unique symbol = Symbol('absent')
type Absent = typeof ABSENT

/** What an expression yields: a value, `ABSENT`, or `undefined`, which means unknown. */
export type Slot = Value | Absent | undefined
