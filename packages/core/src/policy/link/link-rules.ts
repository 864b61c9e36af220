import type { RuleModel } from '../model.ts'
import { readCondition } from '../read-condition.ts'
import { isImport } from '../schema/import-schema.ts'
import type { RuleDocument } from '../schema/policy-schema.ts'
import { linkChoice, linkLongChoice } from './link-choice.ts'
import { linkImportedRules } from './link-imported-rules.ts'
import { reading } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'

/** Rules in order: the first that is true chooses. They read facts and terms, never which options were struck. */
export function linkRules(place: PolicyPlace): readonly RuleModel[] {
  const entries = place.document.value.rules ?? []
  return entries.flatMap(rule => (isImport(rule) ? linkImportedRules(place, rule) : (linkRule(place, rule) ?? [])))
}

function linkRule(place: PolicyPlace, rule: RuleDocument): RuleModel | undefined {
  const { sources } = place.document
  const node = sources.node(rule, 'when')
  const when = reading(place.space.report, node.at, report => readCondition(node, policyScope(place.space), report))
  const then = typeof rule.then === 'string' ? linkChoice(place, rule.then, sources.at(rule, 'then')) : linkLongChoice(place, rule.then)
  return when === undefined || then === undefined ? undefined : { id: rule.id, when, then, because: rule.because }
}
