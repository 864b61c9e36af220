import { z } from 'zod'
import type { ByName, Slot } from './parts.ts'
import { byName, condition, each, expression, id, name, someText } from './parts.ts'

export interface OptionDocument {
  readonly for?: string
  readonly let?: ByName<Slot>
  readonly says?: string
  readonly only?: ByName<Slot>
  readonly onReview?: 'whole' | 'rest'
  readonly ifRejected?: 'keep' | 'undo'
  readonly do: readonly StepDocument[]
  readonly cost?: Slot
  readonly exposure?: Slot
}

/** One action with its parameters, beside the words of the step. */
export interface StepDocument {
  readonly as?: string
  readonly for?: string
  readonly when?: Slot
  readonly undo?: string
  readonly [action: string]: Slot
}

export const STEP_WORDS: ReadonlySet<string> = new Set(['as', 'for', 'when', 'undo'])

const stepSchema: z.ZodType<StepDocument> = z
  .object({
    as: z.exactOptional(name),
    for: z.exactOptional(each),
    when: z.exactOptional(condition),
    undo: z.exactOptional(someText.meta({ description: 'The action that undoes it, as its contract offers, or `none`' })),
  })
  .catchall(z.unknown().meta({ description: 'The action and its parameters', type: ['object', 'null'] }))

export const optionSchema: z.ZodType<OptionDocument> = z.strictObject({
  for: z.exactOptional(each),
  let: z.exactOptional(byName(name, expression)),
  says: z.exactOptional(someText),
  only: z.exactOptional(byName(id, condition)),
  onReview: z.exactOptional(z.enum(['whole', 'rest'])),
  ifRejected: z.exactOptional(z.enum(['keep', 'undo'])),
  do: z.array(stepSchema).meta({ description: 'The steps; an empty list is a plan that does nothing' }),
  cost: z.exactOptional(expression),
  exposure: z.exactOptional(expression),
})
