import { z } from 'zod'
import type { Phase } from '../model.ts'
import type { ByName, OneOrMany, Slot } from './parts.ts'
import { byName, condition, id, name, oneOrMany, someText, value } from './parts.ts'

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

const phase: z.ZodType<Phase> = z.enum(['observe', 'approval', 'unattended'])

const rowSchema: z.ZodType<RolloutRowDocument> = z.strictObject({
  site: z.exactOptional(oneOrMany(someText)),
  where: z.exactOptional(condition),
  options: z.exactOptional(oneOrMany(id)),
  phase,
  with: z.exactOptional(byName(name, value)),
  requires: z.exactOptional(z.strictObject({ maxError: value, certainty: value })),
})

export const rolloutSchema: z.ZodType<RolloutDocument> = z.strictObject({
  rollout: id,
  default: z.exactOptional(z.strictObject({ phase })),
  rows: z.exactOptional(z.array(rowSchema).meta({ description: 'The first row that fits counts' })),
})
