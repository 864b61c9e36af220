import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import { FORMS } from './forms.ts'
import type { GateDocument } from './gate-schema.ts'
import { gateSchema } from './gate-schema.ts'
import type { OptionDocument } from './option-schema.ts'
import { optionSchema } from './option-schema.ts'
import type { ByName, OneOrMany, Slot } from './parts.ts'
import {
  actionPattern,
  businessName,
  byName,
  condition,
  day,
  duration,
  expression,
  formed,
  id,
  name,
  oneOrMany,
  someText,
  span,
  system,
  termName,
  value,
  version,
} from './parts.ts'
import type { ProposeDocument } from './propose-schema.ts'
import { proposeSchema } from './propose-schema.ts'

export interface PolicyDocument extends TermsContent {
  readonly policy: string
  readonly version: string
  readonly title: string
  readonly owner: string
  readonly events?: readonly string[]
  readonly decides: string
  readonly site?: Slot
  readonly agent?: string
  readonly uses?: OneOrMany<string>
  readonly after?: OneOrMany<string>
  readonly fresh?: boolean
  readonly effective?: { readonly from?: string; readonly to?: string }
  readonly parameters?: ByName<ParameterDocument>
  readonly options?: ByName<OptionDocument>
  readonly otherwise?: string
  readonly guards?: readonly GuardDocument[]
  readonly rules?: readonly RuleDocument[]
  readonly propose?: ProposeDocument
  readonly gates?: readonly GateDocument[]
  readonly review?: ReviewDocument
}

/** What a policy and a terms document share. */
export interface TermsContent {
  readonly facts?: ByName<FactDocument>
  readonly let?: ByName<Slot>
}

export interface TermsDocument extends TermsContent {
  readonly terms: string
  readonly needs: string
}

export interface ParameterDocument {
  readonly type: string
  readonly default: Slot
  readonly min?: Slot
  readonly max?: Slot
  readonly says?: string
}

export interface FactDocument {
  readonly query: string
  readonly system: SystemId
  readonly with?: ByName<Slot>
  readonly key?: OneOrMany<string>
  readonly maxAge?: string
  readonly onMissing?: Slot
  readonly eachMissing?: Slot
}

export interface GuardDocument {
  readonly id: string
  readonly for?: OneOrMany<string>
  readonly when?: Slot
  readonly then: 'review' | 'deny'
  readonly to?: string
  readonly approvals?: number
  readonly because: string
}

export interface RuleDocument {
  readonly id: string
  readonly when: Slot
  readonly then: string | RuleChoiceDocument
  readonly because: string
}

export interface RuleChoiceDocument {
  readonly option: string
  readonly first?: OneOrMany<string>
}

export interface ReviewDocument {
  readonly queue?: string
  readonly expires: string
  readonly by?: Slot
  readonly onExpiry?: string
  readonly approvals?: number
  readonly editable?: OneOrMany<string>
}

export const parameterSchema: z.ZodType<ParameterDocument> = z.strictObject({
  type: someText,
  default: value,
  min: z.exactOptional(value),
  max: z.exactOptional(value),
  says: z.exactOptional(someText),
})

const factSchema: z.ZodType<FactDocument> = z.strictObject({
  query: businessName,
  system,
  with: z.exactOptional(byName(name, value)),
  key: z.exactOptional(oneOrMany(name)),
  maxAge: z.exactOptional(duration),
  onMissing: z.exactOptional(value.meta({ description: '`review` (unknown), `skip` (absent) or a value' })),
  eachMissing: z.exactOptional(value.meta({ description: 'With `key`, mandatory: a row that is missing is `review`, or these values' })),
})

const guardSchema: z.ZodType<GuardDocument> = z.strictObject({
  id,
  for: z.exactOptional(oneOrMany(actionPattern)),
  when: z.exactOptional(condition),
  then: z.enum(['review', 'deny']),
  to: z.exactOptional(id),
  approvals: z.exactOptional(z.int().min(1).max(20)),
  because: someText,
})

const ruleSchema: z.ZodType<RuleDocument> = z.strictObject({
  id,
  when: condition,
  then: z.union([someText, z.strictObject({ option: someText, first: z.exactOptional(oneOrMany(someText)) })]),
  because: someText,
})

const reviewSchema: z.ZodType<ReviewDocument> = z.strictObject({
  queue: z.exactOptional(id),
  expires: span,
  by: z.exactOptional(expression),
  onExpiry: z.exactOptional(id),
  approvals: z.exactOptional(z.int().min(1).max(20)),
  editable: z.exactOptional(oneOrMany(formed(FORMS.editable, 'Parameters that a reviewer may change'))),
})

const termsContent = {
  facts: z.exactOptional(byName(name, factSchema)),
  let: z.exactOptional(byName(termName, expression)),
}

export const termsSchema: z.ZodType<TermsDocument> = z.strictObject({ terms: id, needs: name, ...termsContent })

export const policySchema: z.ZodType<PolicyDocument> = z.strictObject({
  policy: id,
  version,
  title: someText,
  owner: id,
  events: z.exactOptional(z.array(businessName).min(1)),
  decides: someText,
  site: z.exactOptional(expression),
  agent: z.exactOptional(id),
  uses: z.exactOptional(oneOrMany(id)),
  after: z.exactOptional(oneOrMany(id)),
  fresh: z.exactOptional(z.boolean()),
  effective: z.exactOptional(z.strictObject({ from: z.exactOptional(day), to: z.exactOptional(day) })),
  parameters: z.exactOptional(byName(name, parameterSchema)),
  ...termsContent,
  options: z.exactOptional(byName(id, optionSchema)),
  otherwise: z.exactOptional(id),
  guards: z.exactOptional(z.array(guardSchema)),
  rules: z.exactOptional(z.array(ruleSchema)),
  propose: z.exactOptional(proposeSchema),
  gates: z.exactOptional(z.array(gateSchema)),
  review: z.exactOptional(reviewSchema),
})
