import type { Decision, Plan, Reason } from '../evaluate/decision.ts'
import { matchesAnyAction } from '../evaluate/guards/action-pattern.ts'
import type { GateModel, GuardModel, PolicyModel, WorkspaceModel } from '../policy/model.ts'
import type { CoverageSide } from './coverage-sides.ts'

export type SideName = Pick<CoverageSide, 'policy' | 'construct' | 'side'>

/**
 * The sides that one decision shows to whoever reads it: a guard is true where its voice is on the decision, false where a plan has its
 * actions and the voice is not there; a gate permits where it judged and was silent. A voice that an unknown raised shows no side.
 */
export function shownSides(decision: Decision, model: WorkspaceModel): readonly SideName[] {
  const decider = model.policies.find(policy => policy.id === decision.policy)
  if (decision.kind === 'not-applicable' || decider === undefined) return []
  const guards = model.policies.filter(policy => policy.options.length === 0 && policy.subject === decider.subject)
  return [
    ...shownRules(decider, decision),
    ...shownOptions(decider, decision),
    ...[decider, ...guards].flatMap(policy => shownGuards(policy, voicesOf(decision, policy, decider), decision)),
    ...[decider, ...guards].flatMap(policy => shownGates(policy, voicesOf(decision, policy, decider), decision)),
  ]
}

type Single = Extract<Decision, { kind: 'single' }>

/** What one policy says: on the chosen plan, and everywhere on the decision. */
interface Voices {
  readonly onPlan: readonly Reason[]
  readonly anywhere: readonly Reason[]
}

function voicesOf(decision: Single, policy: PolicyModel, decider: PolicyModel): Voices {
  const isOwn = (reason: Reason): boolean => (reason.policy ?? decider.id) === policy.id
  const elsewhere = [...decision.struck.flatMap(({ reasons }) => reasons), ...(decision.fallback?.reasons ?? [])]
  const onPlan = decision.reasons.filter(isOwn)
  return { onPlan, anywhere: [...onPlan, ...elsewhere.filter(isOwn)] }
}

const isKnown = ({ missing }: Reason): boolean => missing.length === 0

function shownRules({ id, rules }: PolicyModel, { chosen, reasons }: Single): readonly SideName[] {
  const isTrue = (rule: string): boolean =>
    (chosen?.by.kind === 'rule' && chosen.by.rule === rule) || reasons.some(one => one.kind === 'rule' && one.code === rule && isKnown(one))
  return rules.filter(rule => isTrue(rule.id)).map(rule => ({ policy: id, construct: rule.id, side: 'true' }))
}

function shownGuards({ id, guards }: PolicyModel, voices: Voices, decision: Single): readonly SideName[] {
  return guards.flatMap((guard): readonly SideName[] => {
    const own = voices.anywhere.filter(({ kind, code }) => kind === 'guard' && code === guard.id)
    if (own.some(isKnown)) return [{ policy: id, construct: guard.id, side: 'true' }]
    return own.length === 0 && silentPlans(decision).some(plan => speaksOf(guard, plan))
      ? [{ policy: id, construct: guard.id, side: 'false' }]
      : []
  })
}

/** Plans of which every voice is on the decision: the chosen one, and those that nobody reviews. */
function silentPlans({ chosen, eligible }: Single): readonly Plan[] {
  const unreviewed = eligible.filter(({ reviewed }) => !reviewed).map(({ plan }) => plan)
  return chosen === undefined ? unreviewed : [chosen.plan, ...unreviewed]
}

function speaksOf({ for: patterns }: GuardModel | GateModel, plan: Plan): boolean {
  return plan.steps.some(({ action }) => matchesAnyAction(patterns, action))
}

function shownGates({ id, gates }: PolicyModel, voices: Voices, decision: Single): readonly SideName[] {
  return gates.flatMap((gate): readonly SideName[] => {
    if (!isJudged(gate, decision)) return []
    const own = voices.onPlan.filter(({ kind, code }) => kind === 'gate' && code === gate.id)
    if (own.length === 0) return [{ policy: id, construct: gate.id, side: 'permit' }]
    return own
      .filter(isKnown)
      .flatMap(({ vote }): readonly SideName[] => (vote === 'note' ? [] : [{ policy: id, construct: gate.id, side: vote }]))
  })
}

/** Gates judge what was chosen, never `otherwise`; confidence is asked of a scorer's or an agent's choice only. */
function isJudged(gate: GateModel, { chosen }: Single): boolean {
  if (chosen === undefined || chosen.by.kind === 'otherwise') return false
  if (gate.kind === 'confidence' && chosen.by.kind !== 'scorer' && chosen.by.kind !== 'agent') return false
  return gate.for.length === 0 || speaksOf(gate, chosen.plan)
}

function shownOptions({ id, options }: PolicyModel, decision: Single): readonly SideName[] {
  const silent = silentPlans(decision).map(({ option }) => baseId(option))
  return options.flatMap((option): readonly SideName[] => {
    const struck = decision.struck.filter(one => baseId(one.option) === option.id)
    const chosen = decision.chosen !== undefined && baseId(decision.chosen.plan.option) === option.id
    const sides = option.only.flatMap((only): readonly SideName[] => {
      const says = ({ kind, code }: Reason): boolean => kind === 'only' && code === only.id
      const unmet = struck.some(({ reasons }) => reasons.some(one => says(one) && isKnown(one)))
      const met =
        struck.some(({ reasons }) => !reasons.some(says)) || (silent.includes(option.id) && !(chosen && decision.reasons.some(says)))
      const name = { policy: id, construct: `${option.id}/${only.id}` }
      return [...(unmet ? [{ ...name, side: 'unmet' as const }] : []), ...(met ? [{ ...name, side: 'met' as const }] : [])]
    })
    return chosen ? [...sides, { policy: id, construct: option.id, side: 'chosen' }] : sides
  })
}

/** `one-node[DC-EAST]` is an instance of `one-node`. */
function baseId(option: string): string {
  const bracket = option.indexOf('[')
  return bracket === -1 ? option : option.slice(0, bracket)
}
