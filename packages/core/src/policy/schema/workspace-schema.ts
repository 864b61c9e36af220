import { z } from 'zod'
import type { FoundKind, Treatment } from '../redaction-model.ts'
import { FOUND_KINDS, TREATMENTS } from '../redaction-model.ts'
import { FORMS } from './forms.ts'
import type { ByName, Slot } from './parts.ts'
import { byName, formed, id, name, says, someText, value } from './parts.ts'

export interface WorkspaceDocument {
  readonly workspace: string
  readonly timeZone: string
  readonly currency?: string
  readonly packs?: readonly string[]
  readonly lifecycles?: ByName<ByName<Slot>>
  readonly redact?: RedactionDocument
}

interface RedactionDocument {
  readonly fields?: ByName<Treatment>
  readonly ignore?: readonly FoundKind[]
  readonly countries?: readonly string[]
}

const redactionSchema: z.ZodType<RedactionDocument> = z.strictObject({
  fields: z.exactOptional(
    byName(formed(FORMS.fieldPath, 'An object or query of the catalogue, and a field of it'), z.enum(TREATMENTS)).meta({
      description: 'What stands for the value of a field; `scan`: only what is recognised inside it; `keep`: it is shown as it is',
    }),
  ),
  ignore: z.exactOptional(says('Not looked for in texts; without the key everything is', z.array(z.enum(FOUND_KINDS)))),
  countries: z.exactOptional(
    says('Phone numbers that are written as at home there are found too', z.array(formed(FORMS.country, 'An ISO 3166 code: `DE`'))),
  ),
})

export const workspaceSchema: z.ZodType<WorkspaceDocument> = z.strictObject({
  workspace: says('The name of the workspace', id),
  timeZone: someText.meta({ description: 'An IANA name; of sites without a calendar document' }),
  currency: z.exactOptional(says('An ISO 4217 code, for readers; nothing is computed from it', formed(FORMS.currency, '`EUR`'))),
  packs: z.exactOptional(z.array(id).meta({ description: 'Shipped groups of documents' })),
  lifecycles: z.exactOptional(byName(name, byName(name, value)).meta({ description: 'Values for parameters of lifecycles' })),
  redact: z.exactOptional(says('How personal data and secrets are kept from scorers', redactionSchema)),
})
