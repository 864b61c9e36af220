import { z } from 'zod'
import type { ByName, Slot } from './parts.ts'
import { byName, condition, each, expression, id, name, says, someText } from './parts.ts'

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
    as: z.exactOptional(says('The name under which later steps read its results: `result.<as>.<field>`', name)),
    for: z.exactOptional(says('One step an element: `l in shortLines`', each)),
    when: z.exactOptional(says('False leaves the step out', condition)),
    undo: z.exactOptional(someText.meta({ description: 'The action that undoes it, as its contract offers, or `none`' })),
  })
  .catchall(z.unknown().meta({ description: 'The action and its parameters', type: ['object', 'null'] }))

export const optionSchema: z.ZodType<OptionDocument> = z.strictObject({
  for: z.exactOptional(says('One instance an element: `n in nearby` gives `transfer[DC-WEST]`', each)),
  let: z.exactOptional(says('Values of this option, which guards and gates read as `option.<name>`', byName(name, expression))),
  says: z.exactOptional(says('What the plan does, for people and for the scorer', someText)),
  only: z.exactOptional(says('Conditions by id; one that is not met strikes the option, and its id is the reason', byName(id, condition))),
  onReview: z.exactOptional(
    says('`whole` (default) waits as one; `rest` runs the steps before the first that waits', z.enum(['whole', 'rest'])),
  ),
  ifRejected: z.exactOptional(says('What becomes of steps that ran already; default `keep`', z.enum(['keep', 'undo']))),
  do: z.array(stepSchema).meta({ description: 'The steps; an empty list is a plan that does nothing' }),
  cost: z.exactOptional(says('What the plan spends beyond doing nothing; default zero', expression)),
  exposure: z.exactOptional(says('What is at stake if it is wrong; default zero', expression)),
})
