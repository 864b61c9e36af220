import type { Issue } from '../issue.ts'
import { issueList } from '../issue-list.ts'
import { FORMS } from '../schema/forms.ts'
import { readRuleSet } from './read-rule-set.ts'
import { ruleLeaves } from './rule-leaves.ts'
import { catalogueText, policyText, rolloutText, testsText } from './skeleton-documents.ts'
import { shapesOf } from './skeleton-shape.ts'
import { checkOperator } from './translate-leaf.ts'

export interface SkeletonOptions {
  /** The id of the policy. */
  readonly policy: string
  /** What the policy decides, as the catalogue calls it. */
  readonly subject: string
  /** Whether events are voices on every plan, or choose an option each. */
  readonly as: 'guards' | 'rules'
}

/** Documents by path; or everything that is wrong with the rule file. */
export type RulesWorkspace =
  | { readonly kind: 'made'; readonly files: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }

/**
 * Writes a workspace around a json-rules-engine file: a catalogue with the facts that the rules read, a policy that imports the file, a
 * rollout that runs nothing, and a case for each rule. A start to be read and changed: types are guessed, and every event is `review`.
 *
 * @example
 * ```ts
 * workspaceFromRules('credit.rules.json', text, { policy: 'credit', subject: 'order', as: 'guards' })
 * ```
 */
export function workspaceFromRules(file: string, text: string, { policy, subject, as }: SkeletonOptions): RulesWorkspace {
  if (!FORMS.id.pattern.test(policy)) throw new RangeError(`a policy needs ${FORMS.id.expected}, got \`${policy}\``)
  if (!FORMS.name.pattern.test(subject)) throw new RangeError(`a subject needs ${FORMS.name.expected}, got \`${subject}\``)
  const issues = issueList()
  const rules = readRuleSet(file, text, issues.add)
  if (rules === undefined || issues.errors().length > 0) {
    // What else would be said once the workspace is there.
    for (const leaf of rules === undefined ? [] : ruleLeaves(rules)) checkOperator(leaf, issues.add)
    return { kind: 'refused', issues: [...issues.errors(), ...issues.warnings()] }
  }
  const skeleton = { policy, subject, file, as, rules, shapes: shapesOf(rules, subject) }
  const files = {
    'countersign.yaml': `workspace: ${policy}\ntimeZone: UTC\n`,
    [`${policy}.catalogue.yaml`]: catalogueText(skeleton),
    [`${policy}.policy.yaml`]: policyText(skeleton),
    [`${policy}.rollout.yaml`]: rolloutText(skeleton),
    [`${policy}.test.yaml`]: testsText(skeleton),
    [file]: text,
  }
  return { kind: 'made', files }
}
