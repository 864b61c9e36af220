import type { Actor, BusinessEvent, DecisionInput, Instant } from '../evaluate/decision-input.ts'
import type { Json, JsonObject } from '../values/json.ts'

/**
 * An event with what was known when it was decided, as a recording or a test tells it. Facts, state and scoring are still in the short
 * forms that people write; `inputMaker` makes them an input.
 */
export interface RecordedEvent {
  readonly event: BusinessEvent
  readonly now: Instant
  readonly tenant: string
  readonly actor: Actor
  readonly arrival: DecisionInput['arrival']
  readonly state?: Json
  readonly facts: JsonObject
  readonly scoring?: Json
  readonly ledger: DecisionInput['ledger']
  readonly standing: DecisionInput['standing']
}
