import { isUndoable } from '../evaluate/gates/judge-reversible.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, programOf } from '../evaluate/policy-set.ts'
import type { At } from '../policy/issue.ts'
import type { GateModel, GuardModel, PolicyModel, WorkspaceModel } from '../policy/model.ts'

/** One thing that a case can show: a guard that is true, a gate that denies, an option that is chosen. */
export interface CoverageSide {
  readonly policy: string
  readonly kind: 'rule' | 'guard' | 'gate' | 'only' | 'option'
  /** `credit-is-clear`, `release-part/some-free` for an `only`. */
  readonly construct: string
  readonly side: 'true' | 'false' | 'permit' | 'review' | 'deny' | 'chosen' | 'met' | 'unmet'
  readonly at: At
}

/**
 * Everything that the cases of a workspace should show once: each rule true, each guard true and (if it has a condition) false, each
 * side that a gate has, each `only` met and unmet, each option chosen.
 */
export function coverageSides(policies: PolicySet): readonly CoverageSide[] {
  const model = modelOf(policies)
  return model.policies.flatMap(policy => {
    const side = (kind: CoverageSide['kind'], construct: string, name: CoverageSide['side']): CoverageSide => ({
      policy: policy.id,
      kind,
      construct,
      side: name,
      at: placeOf(model, policy, construct),
    })
    return [
      ...policy.rules.map(rule => side('rule', rule.id, 'true')),
      ...policy.guards.flatMap(guard => guardSides(guard).map(name => side('guard', guard.id, name))),
      ...policy.gates.flatMap(gate => gateSides(gate, policy, policies).map(name => side('gate', gate.id, name))),
      ...policy.options.flatMap(option => [
        ...option.only.flatMap(({ id }) => [side('only', `${option.id}/${id}`, 'met'), side('only', `${option.id}/${id}`, 'unmet')]),
        ...(isChoosable(policy, option.id) ? [side('option', option.id, 'chosen')] : []),
      ]),
    ]
  })
}

function guardSides({ when }: GuardModel): readonly CoverageSide['side'][] {
  return when === undefined ? ['true'] : ['true', 'false']
}

/** A limit without `reviewUpTo` never denies, a confidence gate without `reviewFrom` neither. */
function gateSides(gate: GateModel, policy: PolicyModel, policies: PolicySet): readonly CoverageSide['side'][] {
  switch (gate.kind) {
    case 'confidence':
      return gate.reviewFrom === undefined ? ['permit', 'review'] : ['permit', 'review', 'deny']
    case 'limit':
      return gate.reviewUpTo === undefined ? ['permit', 'review'] : ['permit', 'review', 'deny']
    case 'budget':
      return ['permit', gate.over]
    case 'reversible':
      return mayBeFirm(gate, policy, policies) ? ['permit', gate.else] : ['permit']
  }
}

/**
 * Whether some step that the gate may judge cannot be undone until then; else that side of the gate is there for plans of outside agents
 * only. A guard policy's gates judge the plans of every policy on its subject.
 */
function mayBeFirm({ until }: Extract<GateModel, { kind: 'reversible' }>, policy: PolicyModel, policies: PolicySet): boolean {
  const judged = [...programOf(policies).policies.values()].filter(({ model }) =>
    policy.options.length > 0 ? model.id === policy.id : model.subject === policy.subject,
  )
  return judged.some(({ options, lifecycle }) =>
    options.some(({ steps }) =>
      steps.some(({ model, action }) => action?.safe !== true && !isUndoable(model.undo, action, until, lifecycle)),
    ),
  )
}

/** Options that nothing can choose are the loader's finding, not the cases'. `otherwise` may be there to fall back on only. */
function isChoosable(policy: PolicyModel, option: string): boolean {
  const byRule = policy.rules.some(({ then }) => then.kind === 'computed' || (then.kind !== 'review' && then.option === option))
  return byRule || (policy.propose?.choices.includes(option) ?? false)
}

const NOWHERE: At = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }

function placeOf({ at }: WorkspaceModel, policy: PolicyModel, construct: string): At {
  const [first = construct] = construct.split('/')
  const keys = [`${policy.id}/${construct}`, `${policy.id}/${first}`, policy.id]
  const key = keys.find(one => Object.hasOwn(at, one))
  return (key === undefined ? undefined : at[key]) ?? NOWHERE
}
