import type { SystemId } from '../../canonical/system.ts'
import type { OptionId } from '../../values/ids.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { Day, Instant } from '../decision-input.ts'

/** What a decision still lacks. The host gathers and asks again until nothing is missing; then it decides. */
export type Need =
  | { readonly kind: 'gather'; readonly what: Gather }
  | { readonly kind: 'score'; readonly questions: readonly [ScoringQuestion, ...ScoringQuestion[]] }
  | { readonly kind: 'nothing' }

/** All of it can be fetched in parallel: what hangs on an answer is asked for in the next round. */
export interface Gather {
  readonly facts: readonly FactQuery[]
  readonly calendars: readonly CalendarQuery[]
  readonly ledger: readonly LedgerQuery[]
  readonly certificates: readonly string[]
}

/** `fact` is the key under which the answer goes into `input.facts`; same query and same arguments are one call. */
export interface FactQuery {
  readonly fact: string
  readonly query: string
  readonly system: SystemId
  readonly with: JsonObject
  readonly maxAgeMs?: number
}

/** Days at a site, both included. */
export interface CalendarQuery {
  readonly site: string
  readonly from: Day
  readonly until: Day
}

/**
 * The line of `input.ledger` under this key, in the window that holds `now`: the site's day, or so long a time before now. `from` and
 * `until` of a day are those that the line must have; without a calendar of the site they are not known.
 */
export interface LedgerQuery {
  readonly key: string
  readonly window:
    | { readonly kind: 'day'; readonly site?: string; readonly from?: Instant; readonly until?: Instant }
    | { readonly kind: 'rolling'; readonly until: Instant; readonly ms: number }
}

/** `element`: the key of `input.scoring` under which the answer goes. */
export interface ScoringQuestion {
  readonly element: string
  readonly scorer: string
  readonly choices: readonly { readonly option: OptionId; readonly says: string }[]
  readonly shown: Readonly<Record<string, Json>>
  readonly instructions: string
}
