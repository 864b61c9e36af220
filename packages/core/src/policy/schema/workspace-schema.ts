import { z } from 'zod'
import { FORMS } from './forms.ts'
import type { ByName, Slot } from './parts.ts'
import { byName, formed, id, name, says, someText, value } from './parts.ts'

export interface WorkspaceDocument {
  readonly workspace: string
  readonly timeZone: string
  readonly currency?: string
  readonly packs?: readonly string[]
  readonly lifecycles?: ByName<ByName<Slot>>
}

export const workspaceSchema: z.ZodType<WorkspaceDocument> = z.strictObject({
  workspace: says('The name of the workspace', id),
  timeZone: someText.meta({ description: 'An IANA name; of sites without a calendar document' }),
  currency: z.exactOptional(says('An ISO 4217 code, for readers; nothing is computed from it', formed(FORMS.currency, '`EUR`'))),
  packs: z.exactOptional(z.array(id).meta({ description: 'Shipped groups of documents' })),
  lifecycles: z.exactOptional(byName(name, byName(name, value)).meta({ description: 'Values for parameters of lifecycles' })),
})
