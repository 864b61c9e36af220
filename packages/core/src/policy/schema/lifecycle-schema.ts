import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import { FORMS } from './forms.ts'
import type { ByName, OneOrMany } from './parts.ts'
import { businessName, byName, formed, id, name, oneOrMany, system, version } from './parts.ts'
import type { ParameterDocument } from './policy-schema.ts'
import { parameterSchema } from './policy-schema.ts'

export interface LifecycleDocument {
  readonly lifecycle: string
  readonly version?: string
  readonly parameters?: ByName<ParameterDocument>
  readonly initial: string
  readonly terminal: readonly string[]
  readonly states: readonly string[]
  readonly transitions: readonly TransitionDocument[]
  readonly ownership: OwnershipDocument
}

export interface TransitionDocument {
  readonly from: OneOrMany<string>
  readonly to: string
  readonly owner: OneOrMany<SystemId>
  readonly by: string
  readonly when?: string
}

export interface OwnershipDocument {
  readonly default: SystemId
  readonly fields?: ByName<SystemId>
}

const transitionSchema: z.ZodType<TransitionDocument> = z.strictObject({
  from: oneOrMany(id),
  to: id.meta({ description: 'A state, or `back`: the state it came from' }),
  owner: oneOrMany(system),
  by: businessName,
  when: z.exactOptional(formed(FORMS.parameterReference, 'A parameter; where it is false there is no such transition')),
})

export const lifecycleSchema: z.ZodType<LifecycleDocument> = z.strictObject({
  lifecycle: name,
  version: z.exactOptional(version),
  parameters: z.exactOptional(byName(name, parameterSchema)),
  initial: id,
  terminal: z.array(id),
  states: z.array(id).min(1),
  transitions: z.array(transitionSchema),
  ownership: z.strictObject({ default: system, fields: z.exactOptional(byName(name, system)) }),
})
