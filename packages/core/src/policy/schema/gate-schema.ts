import { z } from 'zod'
import { FORMS } from './forms.ts'
import type { OneOrMany, Slot } from './parts.ts'
import { actionPattern, expression, formed, id, measure, oneOrMany, someText, value } from './parts.ts'

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

export interface ReversibleDocument {
  readonly until: string
  readonly else?: 'review' | 'deny'
}

/** The kinds of gate; a gate is exactly one of them. */
export const GATE_KINDS = ['confidence', 'limit', 'budget', 'reversible'] as const

export const gateSchema: z.ZodType<GateDocument> = z
  .strictObject({
    id,
    for: z.exactOptional(oneOrMany(actionPattern)),
    to: z.exactOptional(id),
    confidence: z.exactOptional(z.strictObject({ permitFrom: value, reviewFrom: z.exactOptional(value) })),
    limit: z.exactOptional(z.strictObject({ of: expression, permitUpTo: measure, reviewUpTo: z.exactOptional(measure) })),
    budget: z.exactOptional(
      z.strictObject({
        of: expression,
        by: z.exactOptional(z.array(expression)),
        per: formed(FORMS.perWindow, '`day` of the site, or a rolling time'),
        upTo: measure,
        over: z.exactOptional(z.enum(['review', 'deny'])),
        counts: z.exactOptional(z.enum(['unattended', 'all'])),
      }),
    ),
    reversible: z.exactOptional(
      z.strictObject({
        until: someText.meta({ description: 'An event, or `never`: the undo must last for good' }),
        else: z.exactOptional(z.enum(['review', 'deny'])),
      }),
    ),
  })
  .meta({ oneOf: GATE_KINDS.map(kind => ({ required: [kind] })) })
