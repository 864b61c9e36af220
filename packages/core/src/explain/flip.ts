import type { Verdict } from '../evaluate/decision.ts'
import type { Json } from '../values/json.ts'

/** One value that would have to be another. `path` as written in the policy, `confidence`, or a ledger key; no `from`: it is not known. */
export interface Change {
  readonly path: string
  readonly relation: ChangeRelation
  readonly from?: Json
  readonly to: Json
}

export type ChangeRelation = 'at-least' | 'at-most' | 'above' | 'below' | 'equal' | 'not-equal'

/** The chosen plan would get `verdict` if all of `changes` held, and would not if one of them were left out. */
export interface Flip {
  readonly changes: readonly [Change, ...Change[]]
  readonly verdict: Verdict
}
