import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import { FORMS } from './forms.ts'
import type { GateDocument } from './gate-schema.ts'
import { gateSchema } from './gate-schema.ts'
import type { ImportDocument } from './import-schema.ts'
import { importKeys, writtenOrImported } from './import-schema.ts'
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
  says,
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
  readonly guards?: readonly (GuardDocument | ImportDocument)[]
  readonly rules?: readonly (RuleDocument | ImportDocument)[]
  readonly propose?: ProposeDocument
  readonly gates?: readonly GateDocument[]
  readonly review?: ReviewDocument
}

/** What a policy and a terms document share. */
interface TermsContent {
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
  type: says('A type: `probability`, `money`, `count` …', someText),
  default: says('The value where no rollout row sets another', value),
  min: z.exactOptional(says('The least that a rollout row may set', value)),
  max: z.exactOptional(says('The most that a rollout row may set', value)),
  says: z.exactOptional(says('What it means, for people', someText)),
})

const factSchema: z.ZodType<FactDocument> = z.strictObject({
  query: says('A query of the catalogue', businessName),
  system: says('Who is asked; one that the contract of the query names', system),
  with: z.exactOptional(says('Arguments of the query; they may read the subject and other facts', byName(name, value))),
  key: z.exactOptional(says('The answer is a map by these fields, as the contract of the query has them', oneOrMany(name))),
  maxAge: z.exactOptional(says('An older answer is unknown, with the reason `stale`', duration)),
  onMissing: z.exactOptional(says('No answer: `review` (unknown; the default), `skip` (absent) or a value', value)),
  eachMissing: z.exactOptional(says('Mandatory with `key`: a row that is missing is `review`, or these values', value)),
})

const guardEntry = z.strictObject({
  id: z.exactOptional(says('What the reason on a decision is called', id)),
  for: z.exactOptional(says('Actions that it speaks of; default all', oneOrMany(actionPattern))),
  when: z.exactOptional(says('Speaks where this is true; without it always. Unknown: review', condition)),
  then: z.exactOptional(z.enum(['review', 'deny'])),
  to: z.exactOptional(says('The queue that reviews; default the one of the policy', id)),
  approvals: z.exactOptional(says('How many people of that queue have to agree', z.int().min(1).max(20))),
  because: z.exactOptional(says('A sentence for whoever reads the decision', someText)),
  ...importKeys,
})

const guardSchema: z.ZodType<GuardDocument | ImportDocument> = writtenOrImported<GuardDocument>(
  guardEntry,
  ['id', 'then', 'because'],
  ['id', 'when', 'then'],
)

const ruleEntry = z.strictObject({
  id: z.exactOptional(says('What the author of a decision is called', id)),
  when: z.exactOptional(says('The first rule that is true chooses. Unknown: not chosen, and the verdict is at best review', condition)),
  then: z.exactOptional(
    z.union([
      says('An option, or `review`: the choice goes on and waits for a person', someText),
      z.strictObject({
        option: says('An option, or `=expression` with the id of one', someText),
        first: z.exactOptional(says('Of an option with `for`: the first instance by these keys, such as `cost up`', oneOrMany(someText))),
      }),
    ]),
  ),
  because: z.exactOptional(says('A sentence for whoever reads the decision', someText)),
  ...importKeys,
})

const ruleSchema: z.ZodType<RuleDocument | ImportDocument> = writtenOrImported<RuleDocument>(
  ruleEntry,
  ['id', 'when', 'then', 'because'],
  ['id', 'when', 'then'],
)

const reviewSchema: z.ZodType<ReviewDocument> = z.strictObject({
  queue: z.exactOptional(says('Who reviews where nothing else is named; default `owner`', id)),
  expires: says('How long a card waits: elapsed time, or time while the site is open', span),
  by: z.exactOptional(says('An instant; the earlier of `expires` and this counts', expression)),
  onExpiry: z.exactOptional(says('A safe option that is chosen when nobody answered; default `otherwise`', id)),
  approvals: z.exactOptional(says('How many people of the queue have to agree; default 1', z.int().min(1).max(20))),
  editable: z.exactOptional(
    says('Parameters that a reviewer may change: a name, or `action.name`', oneOrMany(formed(FORMS.editable, 'A parameter'))),
  ),
})

const termsContent = {
  facts: z.exactOptional(says('What the event does not carry, and who is asked for it', byName(name, factSchema))),
  let: z.exactOptional(says('Named values: `name`, a calculated column `line.name`, or `name(a, b)`', byName(termName, expression))),
}

export const termsSchema: z.ZodType<TermsDocument> = z.strictObject({
  terms: says('The id that `uses` of a policy names', id),
  needs: says('The subject that these terms read', name),
  ...termsContent,
})

export const policySchema: z.ZodType<PolicyDocument> = z.strictObject({
  policy: says('The id of the policy', id),
  version,
  title: says('What it decides, in a few words', someText),
  owner: says('Who answers for it; also the review queue where none is named', id),
  events: z.exactOptional(says('Events that it decides on; mandatory with `options`', z.array(businessName).min(1))),
  decides: says('The type of the subject, which expressions read by this name', someText),
  site: z.exactOptional(says('What picks calendar and rollout row, such as `order.nodeId`', expression)),
  agent: z.exactOptional(says("Whose scope binds the scorer's choice", id)),
  uses: z.exactOptional(says('Terms documents; their names are read as they are', oneOrMany(id))),
  after: z.exactOptional(says('Policies that decide on the same event before this one', oneOrMany(id))),
  fresh: z.exactOptional(says('The host reads the subject again before deciding', z.boolean())),
  effective: z.exactOptional(
    says(
      'Days at the site on which the policy is in force',
      z.strictObject({
        from: z.exactOptional(says('The first day', day)),
        to: z.exactOptional(says('The first day on which it no longer is', day)),
      }),
    ),
  ),
  parameters: z.exactOptional(says('Thresholds that a rollout row may set within bounds', byName(name, parameterSchema))),
  ...termsContent,
  options: z.exactOptional(says('The finite list of plans. A policy without them is a guard policy', byName(id, optionSchema))),
  otherwise: z.exactOptional(says('The safe option that runs when the plan was denied or nothing is left; mandatory with `options`', id)),
  guards: z.exactOptional(says('They only narrow; all are asked, in no order', z.array(guardSchema))),
  rules: z.exactOptional(says('The first that is true chooses, without asking the scorer', z.array(ruleSchema))),
  propose: z.exactOptional(says('Who chooses where no rule did', proposeSchema)),
  gates: z.exactOptional(says('They judge the chosen plan, once', z.array(gateSchema))),
  review: z.exactOptional(says('The card on which a person decides', reviewSchema)),
})
