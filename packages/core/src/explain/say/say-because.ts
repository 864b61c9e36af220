import { BUILT_IN_CODES } from '../../evaluate/built-in-codes.ts'
import type { Plan, Reason } from '../../evaluate/decision.ts'
import type { PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import { sayExpression } from './say-expression.ts'
import { sayGateKind } from './say-gate.ts'

/** Where a voice comes from: the policy that holds the construct it is named by. */
export interface Origin {
  readonly model: WorkspaceModel
  /** The deciding policy. */
  readonly decider: string
  /** Whose steps are spoken of. */
  readonly plan?: Plan | undefined
  /** The struck option, to which an `only` condition belongs. */
  readonly option?: string
}

/** What the construct behind a reason says for itself: its `because`, its condition, its limits. Nothing if it is not there any more. */
export function sayBecause(reason: Reason, origin: Origin): string {
  const policy = policyOf(reason, origin)
  if (reason.kind === 'built-in') return builtIn(reason.code)
  return policy === undefined ? '' : ofConstruct(reason, policy, origin.option)
}

function builtIn(code: string): string {
  const meaning = Object.entries(BUILT_IN_CODES).find(([known]) => known === code)
  return meaning === undefined ? '' : meaning[1]
}

function ofConstruct({ kind, code }: Reason, policy: PolicyModel, option: string | undefined): string {
  switch (kind) {
    case 'guard':
      return policy.guards.find(({ id }) => id === code)?.because ?? ''
    case 'rule':
      return policy.rules.find(({ id }) => id === code)?.because ?? ''
    case 'gate':
      return capital(ofGate(policy, code))
    case 'only':
      return ofCondition(policy, code, option)
    case 'built-in':
      return ''
  }
}

function ofGate(policy: PolicyModel, code: string): string {
  const gate = policy.gates.find(({ id }) => id === code)
  return gate === undefined ? '' : sayGateKind(gate, policy)
}

function ofCondition(policy: PolicyModel, code: string, option: string | undefined): string {
  const condition = policy.options.find(({ id }) => id === familyOf(option ?? ''))?.only.find(({ id }) => id === code)
  return condition === undefined ? '' : `It needs this: ${sayExpression(condition.expression, policy)}.`
}

/** `transfer[DC-WEST]` is an instance of `transfer`. */
export function familyOf(option: string): string {
  const bracket = option.indexOf('[')
  return bracket < 0 ? option : option.slice(0, bracket)
}

function policyOf({ policy }: Reason, { model, decider }: Origin): PolicyModel | undefined {
  return model.policies.find(({ id }) => id === (policy ?? decider))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
