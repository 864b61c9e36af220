import type { Decision, Reason } from '../evaluate/decision.ts'
import type { At } from '../policy/issue.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import { familyOf } from './say/say-because.ts'

/** Where the policy stands, and each construct of it that the decision names. What has no place of its own is left out. */
export function positionsOf(decision: Decision, { at }: WorkspaceModel): Readonly<Record<string, At>> {
  const keys = new Set([decision.policy, ...keysOf(decision)])
  return Object.fromEntries([...keys].flatMap(key => (Object.hasOwn(at, key) && at[key] !== undefined ? [[key, at[key]]] : [])))
}

function keysOf(decision: Decision): readonly string[] {
  if (decision.kind === 'not-applicable') return []
  const { chosen, reasons, struck, fallback } = decision
  const own = (id: string): string => `${decision.policy}/${id}`
  const voices = [...reasons, ...struck.flatMap(plan => plan.reasons), ...(fallback?.reasons ?? [])]
  const plans = [chosen?.plan.option, ...struck.map(({ option }) => option), fallback?.plan.option].flatMap(option =>
    option === undefined ? [] : familyOf(option),
  )
  const rule = chosen?.by.kind === 'rule' ? [chosen.by.rule] : []
  return [...rule.map(own), ...voices.map(voice => keyOf(voice, decision)), ...plans.map(own)]
}

const keyOf = ({ policy, code }: Reason, decision: Decision): string => `${policy ?? decision.policy}/${code}`
