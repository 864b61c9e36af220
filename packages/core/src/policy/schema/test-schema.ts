import { z } from 'zod'
import type { ByName, Slot } from './parts.ts'
import { byName, id, says, someText } from './parts.ts'

/** The shape of a test document; its values may be `$column` and are read when a case runs. */
export interface TestsDocument {
  readonly tests: string
  readonly now?: string
  readonly cassette?: string
  readonly cases: readonly TestCaseDocument[]
}

export interface TestCaseDocument {
  readonly name: string
  readonly each?: readonly (readonly Slot[])[]
  readonly given: ByName<Slot>
  readonly propose?: ByName<Slot>
  readonly vote?: Slot
  readonly expect: ByName<Slot>
}

const any = z.unknown()
const textOrColumn: z.ZodType<string> = someText.meta({ description: 'Or `$column` of `each`' })

const caseSchema: z.ZodType<TestCaseDocument> = z.strictObject({
  name: says('What the case shows', someText),
  each: z.exactOptional(z.array(z.array(any)).min(2).meta({ description: 'Names of columns, then rows of values for `$name`' })),
  given: byName(
    someText,
    any.meta({
      description: '`event` or `proposal`, the subject by its type, `facts`, `state`, `phase`, `site`, `used`, `agent`, `now`, `arrival`',
    }),
  ),
  propose: z
    .exactOptional(byName(someText, any))
    .meta({ description: '`{ option, confidence }`, `{ confidence: { id: n } }` or `{ fails: reason }`' }),
  vote: z.exactOptional(says('What people answer to the card: the case goes on with it', any)),
  expect: z
    .strictObject({
      verdict: z.exactOptional(textOrColumn),
      enforcement: z.exactOptional(textOrColumn),
      option: z.exactOptional(textOrColumn),
      by: z.exactOptional(textOrColumn),
      phase: z.exactOptional(textOrColumn),
      reasons: z.exactOptional(any),
      struck: z.exactOptional(any),
      runs: z.exactOptional(any),
      waits: z.exactOptional(any),
      queues: z.exactOptional(any),
      fallback: z.exactOptional(any),
      chosen: z.exactOptional(any),
      cost: z.exactOptional(any),
      eligible: z.exactOptional(any),
    })
    .meta({ description: '`reasons` and `struck` are exact sets; `{ include: [...] }` for a subset' }),
})

export const testSchema: z.ZodType<TestsDocument> = z.strictObject({
  tests: says('The policy that decides in every case', id),
  now: z.exactOptional(says('The instant of every case that names none', someText)),
  cassette: z.exactOptional(says('A file of recorded answers beside this one: it answers scorers in cases without `propose`', someText)),
  cases: z.array(caseSchema).min(1),
})
