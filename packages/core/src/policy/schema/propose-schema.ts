import { z } from 'zod'
import type { OneOrMany } from './parts.ts'
import { id, oneOrMany, someText } from './parts.ts'

export interface ProposeDocument {
  readonly scorer?: string
  readonly rank?: OneOrMany<string>
  readonly choices: readonly string[]
  readonly shows?: readonly string[]
  readonly instructions?: string
  readonly onFailure?: string
}

export const proposeSchema: z.ZodType<ProposeDocument> = z
  .strictObject({
    scorer: z.exactOptional(id),
    rank: z.exactOptional(oneOrMany(someText).meta({ description: '`cost up`, `option.id down`: the first key decides' })),
    choices: z.array(id).min(1).meta({ description: 'Ids of options' }),
    shows: z.exactOptional(z.array(someText).meta({ description: 'The only fields that go to the scorer' })),
    instructions: z.exactOptional(someText),
    onFailure: z.exactOptional(id.meta({ description: '`review`, or a safe option' })),
  })
  .meta({ oneOf: [{ required: ['scorer'] }, { required: ['rank'] }] })
