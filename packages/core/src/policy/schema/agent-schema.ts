import { z } from 'zod'
import type { OneOrMany } from './parts.ts'
import { actionPattern, id, oneOrMany, readPattern, says, someText } from './parts.ts'

export interface AgentDocument {
  readonly agent: string
  readonly actors?: OneOrMany<string>
  readonly may?: {
    readonly read?: readonly string[]
    readonly propose?: readonly string[]
    readonly execute?: readonly string[]
  }
  readonly never?: readonly string[]
  readonly limits?: { readonly actionsPerHour: number; readonly over?: 'review' | 'deny' }
}

const actions: z.ZodType<readonly string[]> = z.array(actionPattern)

export const agentSchema: z.ZodType<AgentDocument> = z.strictObject({
  agent: says('The id that `agent:` of a policy names', id),
  actors: z.exactOptional(oneOrMany(someText).meta({ description: 'Identities, as the host authenticates them' })),
  may: z.exactOptional(
    z.strictObject({
      read: z.exactOptional(says('What its scorer may be shown: object types and queries', z.array(readPattern))),
      propose: z.exactOptional(says('Actions that it may choose at all', actions)),
      execute: z.exactOptional(says('Actions that may run without a person where it chose them', actions)),
    }),
  ),
  never: z.exactOptional(actions.meta({ description: "Beats everything, also in another author's plan" })),
  limits: z.exactOptional(
    z.strictObject({
      actionsPerHour: says('Steps of its plans in any hour', z.int().min(0).max(1_000_000)),
      over: z.exactOptional(says('What more than that is; default review', z.enum(['review', 'deny']))),
    }),
  ),
})
