import { currencyCodes, isCurrency } from '../../values/currency.ts'
import type { PolicyModel, RolloutModel, WorkspaceModel } from '../model.ts'
import { ofKind } from '../read-documents.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { TestDocument } from '../test-document.ts'
import type { WorkspaceDocuments } from '../workspace-documents.ts'
import { checkActors } from './check-actors.ts'
import { checkAgentScope } from './check-agent-scope.ts'
import { checkCutoffs } from './check-cutoffs.ts'
import { checkExposedActions } from './check-exposed-actions.ts'
import { checkGuardPolicies } from './check-guard-policies.ts'
import { checkMoves } from './check-moves.ts'
import { checkNeighbours } from './check-neighbours.ts'
import { checkRedaction } from './check-redaction.ts'
import { checkSites } from './check-sites.ts'
import { checkUnusedTerms } from './check-unused-terms.ts'
import { isTimeZone } from './is-time-zone.ts'
import { linkAgent } from './link-agent.ts'
import { linkCalendar } from './link-calendar.ts'
import { actionModel, linkCatalogue } from './link-catalogue.ts'
import { linkLifecycles } from './link-lifecycles.ts'
import type { LinkedPolicy, Surroundings } from './link-policy.ts'
import { finishedPolicy, linkPolicy } from './link-policy.ts'
import { linkRedaction } from './link-redaction.ts'
import { linkRollout } from './link-rollout.ts'
import { actionOf } from './link-steps.ts'
import { linkTests } from './link-tests.ts'
import { refuse, warn } from './linking.ts'
import type { Place } from './places-of.ts'
import { placesOf } from './places-of.ts'
import { ruleFiles, warnOfUnread } from './rule-files.ts'
import { unknownName } from './unknown-name.ts'

export interface LinkedWorkspace {
  readonly model: WorkspaceModel
  readonly cases: readonly TestDocument[]
}

/**
 * Resolves every name across the documents of a workspace. Names of catalogues that have an issue are added to `lost` before anybody
 * looks for them. Nothing comes back without a `countersign.yaml`.
 */
export function linkWorkspace(
  { workspace, all, files }: WorkspaceDocuments,
  lost: Set<string>,
  report: Report,
): LinkedWorkspace | undefined {
  const catalogues = ofKind(all, 'catalogue')
  const catalogue = linkCatalogue(catalogues, lost, report)
  const agents = ofKind(all, 'agent').map(document => linkAgent(document, catalogue, report))
  checkActors(ofKind(all, 'agent'), report)
  const terms = new Map(ofKind(all, 'terms').map(document => [document.value.terms, document]))
  const documents = ofKind(all, 'policy')
  const rules = ruleFiles(files, report)
  const around: Surroundings = { catalogue, terms, usedActions: usedActions(documents), rules, report }
  const policies = documents.flatMap(document => linkPolicy(document, around) ?? [])
  warnOfUnread(rules, report)
  for (const policy of policies) checkAgentScope(policy, agents)
  checkUnusedTerms(documents, around)
  checkNeighbours(policies, catalogue, report)
  checkGuardPolicies(documents, agents, catalogue, report)
  checkExposedActions(policies, catalogue)
  const ids = documents.map(({ value }) => value.policy)
  const rolledOut = linkRollouts(ofKind(all, 'rollout'), policies, ids, report)
  checkSites(all, report)
  const cases = ofKind(all, 'test').map(document => linkTests(document, ids, { catalogue, files, report }))
  const calendars = ofKind(all, 'calendar').map(document => linkCalendar(document, report))
  for (const { model, place } of policies) checkCutoffs(model, calendars, place.document.sources.at(place.document.value, 'policy'), report)
  if (workspace === undefined) return undefined
  checkWorkspace(workspace, all, report)
  const lifecycles = linkLifecycles(ofKind(all, 'lifecycle'), workspace, catalogue, report)
  checkMoves(catalogues, catalogue, lifecycles, report)
  checkRedaction(workspace, catalogue, lost, report)
  const redact = linkRedaction(workspace.value, rolledOut, catalogue)
  const model: WorkspaceModel = {
    model: 1,
    name: workspace.value.workspace,
    timeZone: workspace.value.timeZone,
    policies: sortedBy(rolledOut, ({ id }) => id),
    lifecycles: sortedBy(lifecycles, ({ type }) => type),
    agents: sortedBy(agents, ({ id }) => id),
    calendars: sortedBy(calendars, ({ site }) => site),
    actions: Object.fromEntries([...catalogue.actions].map(([name, action]) => [name, actionModel(action)])),
    events: Object.fromEntries([...catalogue.events].map(([name, about]) => [name, { about }])),
    subjects: Object.fromEntries([...catalogue.objects].flatMap(([name, { key }]) => (key === undefined ? [] : [[name, { key }]]))),
    ...(redact === undefined ? {} : { redact }),
    at: placesOf(all, policies.flatMap(importedPlaces)),
  }
  return { model, cases }
}

function importedPlaces({ place, model }: LinkedPolicy): readonly Place[] {
  return [...place.imported].map(([id, at]) => [`${model.id}/${id}`, at])
}

/** What any option does, whether or not the option has issues: guards speak about it. */
function usedActions(policies: readonly Document<'policy'>[]): ReadonlySet<string> {
  const steps = policies.flatMap(({ value }) => Object.values(value.options ?? {}).flatMap(option => option.do))
  return new Set(steps.flatMap(step => actionOf(step) ?? []))
}

function linkRollouts(
  rollouts: readonly Document<'rollout'>[],
  policies: readonly LinkedPolicy[],
  ids: readonly string[],
  report: Report,
): readonly PolicyModel[] {
  const found = new Map<string, RolloutModel>()
  for (const document of rollouts) {
    const { value, sources } = document
    const policy = policies.find(({ model }) => model.id === value.rollout)
    if (policy !== undefined) found.set(policy.model.id, linkRollout(document, policy))
    else if (!ids.includes(value.rollout)) unknownName(report, 'unknown-policy', sources.at(value, 'rollout'), 'policy', value.rollout, ids)
  }
  return policies.map(policy => finishedPolicy(policy, found.get(policy.model.id)))
}

function checkWorkspace(workspace: Document<'workspace'>, all: readonly Document[], report: Report): void {
  const { value, sources } = workspace
  if (!isTimeZone(value.timeZone))
    refuse(report, 'unknown-time-zone', sources.at(value, 'timeZone'), `\`${value.timeZone}\` is not a time zone`)
  const { currency } = value
  if (currency !== undefined && !isCurrency(currency)) {
    unknownName(report, 'unknown-currency', sources.at(value, 'currency'), 'currency', currency, currencyCodes())
  }
  const at = sources.at(value, 'workspace')
  if (all.length === 0) refuse(report, 'empty-workspace', at, 'the workspace has no documents')
  else if (ofKind(all, 'policy').length === 0) warn(report, 'empty-workspace', at, 'the workspace has no policy, so nothing is decided')
}

/** Files may be read in any order; a model is the same. */
function sortedBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
