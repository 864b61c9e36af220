import { z } from 'zod'
import type { OneOrMany } from './parts.ts'
import { id, oneOrMany, says, someText } from './parts.ts'

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
    scorer: z.exactOptional(says('Who is asked for a confidence per option', id)),
    rank: z.exactOptional(oneOrMany(someText).meta({ description: '`cost up`, `option.id down`: the first key decides' })),
    choices: z.array(id).min(1).meta({ description: 'The options among which the choice is' }),
    shows: z.exactOptional(z.array(someText).meta({ description: 'The only fields that go to the scorer' })),
    instructions: z.exactOptional(says('What the scorer is told beside the options', someText)),
    onFailure: z.exactOptional(id.meta({ description: 'The scorer fails: `review` (default), or a safe option' })),
  })
  .meta({ oneOf: [{ required: ['scorer'] }, { required: ['rank'] }] })
