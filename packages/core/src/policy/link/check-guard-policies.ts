import type { AgentModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import { lostSection } from '../schema/lost-section.ts'
import type { OneOrMany } from '../schema/parts.ts'
import { many } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { fitsPattern } from './catalogue.ts'
import { actionOf } from './link-steps.ts'
import { refuse } from './linking.ts'

type Policy = Document<'policy'>

/**
 * A guard policy speaks in decisions about the same object, of actions that one of their options takes or an agent may propose. One that
 * never can would look like protection and be none.
 */
export function checkGuardPolicies(policies: readonly Policy[], agents: readonly AgentModel[], catalogue: Catalogue, report: Report): void {
  const deciders = policies.filter(policy => !isGuardPolicy(policy))
  for (const guards of policies.filter(isGuardPolicy)) {
    const { value, sources } = guards
    const decided = deciders.filter(decider => decider.value.decides === value.decides)
    if (decided.length === 0) {
      refuse(report, 'guard-never-speaks', sources.at(value, 'decides'), `no policy with options decides \`${value.decides}\``)
    } else if (decided.every(({ broken }) => broken.size === 0)) {
      checkVoices(guards, [...decided.flatMap(usedBy), ...proposable(agents, catalogue)], catalogue, report)
    }
  }
}

function isGuardPolicy(policy: Policy): boolean {
  return policy.value.options === undefined && !lostSection(policy, ['options'])
}

/** A pattern that fits no action at all has an issue of its own. */
function checkVoices({ value, sources }: Policy, spoken: readonly string[], catalogue: Catalogue, report: Report): void {
  const named = [...catalogue.actions.keys()]
  for (const voice of [...(value.guards ?? []), ...(value.gates ?? [])]) {
    if (voice.for === undefined || fitsAny(voice.for, spoken) || !fitsAny(voice.for, named)) continue
    refuse(
      report,
      'guard-never-speaks',
      sources.at(voice, 'for'),
      `no option of a policy that decides \`${value.decides}\` takes such an action, and no agent may propose one`,
    )
  }
}

function fitsAny(patterns: OneOrMany<string>, actions: readonly string[]): boolean {
  return many(patterns).some(pattern => actions.some(action => fitsPattern(pattern, action)))
}

function usedBy({ value }: Policy): readonly string[] {
  return Object.values(value.options ?? {}).flatMap(option => option.do.flatMap(step => actionOf(step) ?? []))
}

function proposable(agents: readonly AgentModel[], catalogue: Catalogue): readonly string[] {
  return [...catalogue.actions.keys()].filter(name => agents.some(({ propose }) => fitsAny(propose, [name])))
}
