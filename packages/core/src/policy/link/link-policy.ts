import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import { readExpressionSlot } from '../expression-slot.ts'
import type { ParameterModel, PolicyModel, RolloutModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import { lostSection } from '../schema/lost-section.ts'
import { many } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { checkDecider } from './check-decider.ts'
import { checkHead } from './check-head.ts'
import { checkIds } from './check-ids.ts'
import { checkSays } from './check-says.ts'
import { linkFacts } from './link-facts.ts'
import { linkGates } from './link-gates.ts'
import { linkGuards } from './link-guards.ts'
import { linkOptions } from './link-options.ts'
import { linkParameters } from './link-parameters.ts'
import { linkPropose } from './link-propose.ts'
import { linkReview } from './link-review.ts'
import { linkRules } from './link-rules.ts'
import { linkSubject } from './link-subject.ts'
import { reading } from './linking.ts'
import type { SubjectObject } from './open-namespace.ts'
import { linkAllLets, openNamespace } from './open-namespace.ts'
import { measureType, optionTypes } from './option-types.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'
import type { RuleFiles } from './rule-files.ts'

/** What a policy needs of the workspace around it. */
export interface Surroundings {
  readonly catalogue: Catalogue
  readonly terms: ReadonlyMap<string, Document<'terms'>>
  readonly usedActions: ReadonlySet<string>
  readonly rules: RuleFiles
  readonly report: Report
}

/** A policy as far as it could be linked. Its rollout comes later: it is a document of its own. */
export interface LinkedPolicy {
  readonly place: PolicyPlace
  readonly model: PolicyModel
  readonly parameters: ReadonlyMap<string, ParameterModel | undefined>
}

export function linkPolicy(document: Document<'policy'>, around: Surroundings): LinkedPolicy | undefined {
  const { value } = document
  const subject = linkSubject(document, 'decides', value.decides, around.catalogue, around.report)
  if (subject === undefined) return undefined
  checkHead(document, subject.type.name, around)
  const parameters = linkParameters(document, value.parameters, around.report)
  const space = namespaceOf(document, subject, parameters, around)
  const site = linkSite(space, document)
  linkAllLets(space)
  const options = linkOptions(space, document)
  const place: PolicyPlace = {
    space,
    document,
    parameters,
    options,
    optionTypes: optionTypes(space, document, options),
    costType: measureType(space, document, options, 'cost'),
    exposureType: measureType(space, document, options, 'exposure'),
    usedActions: around.usedActions,
    rules: around.rules,
    imported: new Map(),
  }
  const model: PolicyModel = {
    ...headOf(document, subject.type.name),
    ...(site === undefined ? {} : { site }),
    parameters: [...parameters.values()].filter(parameter => parameter !== undefined),
    ...linkParts(place),
    lets: space.linked,
    slots: space.slots.count,
  }
  checkIds(document, around.report)
  checkDecider(place, model)
  checkSays(place, model.propose)
  return { place, model, parameters }
}

/** The model with its rollout. Made last: terms with arguments and slots are counted when everything has been read, the rollout too. */
export function finishedPolicy({ model, place: { space } }: LinkedPolicy, rollout: RolloutModel | undefined): PolicyModel {
  return { ...model, lets: [...space.linked], slots: space.slots.count, ...(rollout === undefined ? {} : { rollout }) }
}

function namespaceOf(
  document: Document<'policy'>,
  subject: SubjectObject,
  parameters: LinkedPolicy['parameters'],
  { terms, catalogue, report }: Surroundings,
): PolicyNamespace {
  const { value, sources } = document
  const used = many(value.uses).flatMap(id => terms.get(id) ?? [])
  const incomplete = used.length < many(value.uses).length || lostSection(document, ['uses', 'facts', 'let'])
  const types = new Map([...parameters].map(([name, model]): [string, ValueType | 'refused'] => [name, model?.type ?? 'refused']))
  return openNamespace([document, ...used], subject, incomplete, types, sources.has(value, 'site'), catalogue, report)
}

type Head = Pick<PolicyModel, 'id' | 'version' | 'title' | 'owner' | 'events' | 'subject' | 'agent' | 'after' | 'fresh' | 'effective'>

function headOf({ value }: Document<'policy'>, subject: string): Head {
  return {
    id: value.policy,
    version: value.version,
    title: value.title,
    owner: value.owner,
    events: value.events ?? [],
    subject,
    ...(value.agent === undefined ? {} : { agent: value.agent }),
    after: many(value.after),
    fresh: value.fresh === true,
    ...(value.effective === undefined ? {} : { effective: value.effective }),
  }
}

type Parts = Pick<PolicyModel, 'facts' | 'options' | 'guards' | 'rules' | 'propose' | 'gates' | 'review' | 'otherwise'>

function linkParts(place: PolicyPlace): Parts {
  const { otherwise } = place.document.value
  const propose = linkPropose(place)
  const review = linkReview(place)
  return {
    facts: linkFacts(place.space),
    options: place.options.map(({ model }) => model),
    guards: linkGuards(place),
    rules: linkRules(place),
    ...(propose === undefined ? {} : { propose }),
    gates: linkGates(place),
    ...(review === undefined ? {} : { review }),
    ...(otherwise === undefined ? {} : { otherwise }),
  }
}

/** The site is known before anything else is, so it reads the subject only. */
function linkSite(space: PolicyNamespace, document: Document<'policy'>): Expression | undefined {
  if (!space.hasSite) return undefined
  const node = document.sources.node(document.value, 'site')
  const bare: PolicyNamespace = { ...space, hasSite: false, facts: new Map(), lets: new Map() }
  return reading(space.report, node.at, report => readExpressionSlot(node, policyScope(bare), { kind: 'id' }, report))?.expression
}
