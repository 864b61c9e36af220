import { z } from 'zod'
import type { Phase } from '../model.ts'
import type { ByName, OneOrMany, Slot } from './parts.ts'
import { byName, condition, id, name, oneOrMany, says, someText, value } from './parts.ts'

export interface RolloutDocument {
  readonly rollout: string
  readonly default?: { readonly phase: Phase }
  readonly rows?: readonly RolloutRowDocument[]
}

export interface RolloutRowDocument {
  readonly site?: OneOrMany<string>
  readonly where?: Slot
  readonly options?: OneOrMany<string>
  readonly phase: Phase
  readonly with?: ByName<Slot>
  readonly requires?: { readonly maxError: Slot; readonly certainty: Slot }
}

const phase: z.ZodType<Phase> = z
  .enum(['observe', 'approval', 'unattended'])
  .meta({ description: 'Record only; a person approves what is not safe; what is permitted runs' })

const rowSchema: z.ZodType<RolloutRowDocument> = z.strictObject({
  site: z.exactOptional(says('Sites for which the row is; default all', oneOrMany(someText))),
  where: z.exactOptional(says('A condition on the subject and the facts of the policy', condition)),
  options: z.exactOptional(says('Options for which the row is; default all', oneOrMany(id))),
  phase,
  with: z.exactOptional(says('Values for parameters of the policy', byName(name, value))),
  requires: z.exactOptional(
    says(
      'A certificate; without a valid one a scorer’s choice is at best in `approval`',
      z.strictObject({ maxError: says('Wrong choices at most', value), certainty: says('How sure that must be', value) }),
    ),
  ),
})

export const rolloutSchema: z.ZodType<RolloutDocument> = z.strictObject({
  rollout: says('The policy whose rollout it is', id),
  default: z.exactOptional(says('Where no row fits; default `observe`', z.strictObject({ phase }))),
  rows: z.exactOptional(z.array(rowSchema).meta({ description: 'The first row that fits counts' })),
})
