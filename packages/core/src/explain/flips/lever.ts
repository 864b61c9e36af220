import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Change } from '../flip.ts'
import { relativeDistance } from './relative-distance.ts'
import type { Substitution } from './substitution.ts'
import { witnessOf } from './witness.ts'

/** One value that might be another, the voice that listens to it, and how to try. Whether it changes anything is for the trial to say. */
export interface Lever {
  readonly voice: string
  readonly change: Change
  readonly substitution: Substitution
  readonly distance: number
}

export interface LeverParts {
  readonly voice: string
  readonly type: ValueType
  readonly change: Change
  /** Puts the witness of the change where it is read. */
  readonly apply: (witness: Json) => Substitution
}

/** None where no value of the type stands in the relation. */
export function leverOf({ voice, type, change, apply }: LeverParts): readonly Lever[] {
  const witness = witnessOf(type, change.relation, change.to)
  if (witness === undefined) return []
  return [{ voice, change, substitution: apply(witness), distance: relativeDistance(type, change.from, change.to) }]
}
