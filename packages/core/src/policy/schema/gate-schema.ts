import { z } from 'zod'
import { FORMS } from './forms.ts'
import type { OneOrMany, Slot } from './parts.ts'
import { actionPattern, expression, formed, id, measure, oneOrMany, says, someText, value } from './parts.ts'

export interface GateDocument {
  readonly id: string
  readonly for?: OneOrMany<string>
  readonly to?: string
  readonly confidence?: ConfidenceDocument
  readonly limit?: LimitDocument
  readonly budget?: BudgetDocument
  readonly reversible?: ReversibleDocument
}

export interface ConfidenceDocument {
  readonly permitFrom: Slot
  readonly reviewFrom?: Slot
}

export interface LimitDocument {
  readonly of: Slot
  readonly permitUpTo: Slot
  readonly reviewUpTo?: Slot
}

export interface BudgetDocument {
  readonly of: Slot
  readonly by?: readonly Slot[]
  readonly per: string
  readonly upTo: Slot
  readonly over?: 'review' | 'deny'
  readonly counts?: 'unattended' | 'all'
}

interface ReversibleDocument {
  readonly until: string
  readonly else?: 'review' | 'deny'
}

/** The kinds of gate; a gate is exactly one of them. */
export const GATE_KINDS = ['confidence', 'limit', 'budget', 'reversible'] as const

export const gateSchema: z.ZodType<GateDocument> = z
  .strictObject({
    id: says('What the reason on a decision is called', id),
    for: z.exactOptional(says('Judges only plans with these actions; default all', oneOrMany(actionPattern))),
    to: z.exactOptional(says('The queue that reviews; default the one of the policy', id)),
    confidence: z.exactOptional(
      z.strictObject({
        permitFrom: says('From here on, this value included: permit', value),
        reviewFrom: z.exactOptional(says('From here on review, below deny; without it review down to 0', value)),
      }),
    ),
    limit: z.exactOptional(
      z.strictObject({
        of: says('What is limited: `cost`, `exposure`, a value', expression),
        permitUpTo: says('Up to here, this value included: permit', measure),
        reviewUpTo: z.exactOptional(says('Up to here review, above deny; without it review without an end', measure)),
      }),
    ),
    budget: z.exactOptional(
      z.strictObject({
        of: says('What the plan takes from the budget', expression),
        by: z.exactOptional(says('One budget for each combination of these', z.array(expression))),
        per: formed(FORMS.perWindow, '`day` of the site, or a rolling time'),
        upTo: says('What may be used up in the window, this plan included', measure),
        over: z.exactOptional(says('What more than that is; default review', z.enum(['review', 'deny']))),
        counts: z.exactOptional(
          says('`all` counts plans that a person approved, too; default `unattended`', z.enum(['unattended', 'all'])),
        ),
      }),
    ),
    reversible: z.exactOptional(
      z.strictObject({
        until: someText.meta({ description: 'An event, or `never`: the undo must last for good' }),
        else: z.exactOptional(says('What a step without such an undo is; default review', z.enum(['review', 'deny']))),
      }),
    ),
  })
  .meta({ oneOf: GATE_KINDS.map(kind => ({ required: [kind] })) })
