import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import { FORMS } from './forms.ts'
import type { ByName, OneOrMany } from './parts.ts'
import { businessName, byName, formed, id, name, oneOrMany, says, system, version } from './parts.ts'
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

interface OwnershipDocument {
  readonly default: SystemId
  readonly fields?: ByName<SystemId>
}

const transitionSchema: z.ZodType<TransitionDocument> = z.strictObject({
  from: says('States that it leads from', oneOrMany(id)),
  to: id.meta({ description: 'A state, or `back`: the state it came from' }),
  owner: says('Systems that may do it', oneOrMany(system)),
  by: says('The event that tells of it', businessName),
  when: z.exactOptional(formed(FORMS.parameterReference, 'A parameter; where it is false there is no such transition')),
})

export const lifecycleSchema: z.ZodType<LifecycleDocument> = z.strictObject({
  lifecycle: says('The type of object', name),
  version: z.exactOptional(version),
  parameters: z.exactOptional(says('Choices that a workspace makes under `lifecycles:`', byName(name, parameterSchema))),
  initial: says('Where an object starts', id),
  terminal: says('States in which its life ends', z.array(id)),
  states: says('All states, in the order of the usual way', z.array(id).min(1)),
  transitions: says('All moves; what is not listed is not allowed', z.array(transitionSchema)),
  ownership: z.strictObject({
    default: says('The system of record', system),
    fields: z.exactOptional(says('Systems of record of single fields', byName(name, system))),
  }),
})
