import type { Json } from '../../values/json.ts'

/** One condition in a trace while it is written, its members in this order. A type and no interface, so that it is JSON. */
export type ConditionRow = {
  rule?: string
  only?: string
  guard?: string
  policy?: string
  then?: string
  step?: string
  /** Nothing follows: the trace is long enough. */
  cut?: true
  text?: string
  result?: Json
  missing?: readonly Json[]
  saw?: readonly Json[]
  of?: readonly ConditionRow[]
}
