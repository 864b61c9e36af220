import type { Author, Decision, Measure, Phase, Plan, Reason, Step } from '../evaluate/decision.ts'
import type { AgentModel } from '../policy/model.ts'

/** A decision as test expectations read it, the same for every kind of decision. */
export interface DecisionView {
  readonly verdict: string
  readonly enforcement: string
  readonly phase: Phase | undefined
  readonly plan: Plan | undefined
  /** The words that `by:` may use: which author first, then what kind. */
  readonly by: readonly string[]
  readonly reasons: readonly Reason[]
  readonly struck: readonly { readonly option: string; readonly reasons: readonly Reason[] }[]
  readonly eligible: readonly string[]
  readonly cost: Measure | undefined
  /** What happens now: steps of the plan, and of `otherwise` where that runs instead. */
  readonly runs: readonly Step[]
  readonly waits: readonly Step[]
  readonly queues: readonly string[]
  readonly fallback:
    | { readonly option: string; readonly verdict: string; readonly enforcement: string; readonly reasons: readonly Reason[] }
    | undefined
}

/** `agents`: so that an agent goes by the name of its document too, not only by the identity that acted. */
export function decisionView(decision: Decision, agents: readonly AgentModel[] = []): DecisionView {
  // The reason is only a note in the decision; here it stands for all of it, so an exact set has to name it.
  if (decision.kind === 'not-applicable') return { ...NOTHING, reasons: [{ ...decision.reason, vote: 'deny' }] }
  const plan = decision.chosen?.plan
  const { fallback, card } = decision
  const steps = plan?.steps ?? []
  const instead = fallback?.enforcement === 'execute' ? fallback.plan.steps : []
  return {
    verdict: decision.verdict,
    enforcement: decision.enforcement,
    phase: decision.phase,
    plan,
    by: authorNames(decision.chosen?.by, agents),
    reasons: decision.reasons,
    struck: decision.struck,
    eligible: decision.eligible.map(one => one.plan.option),
    cost: plan?.cost,
    runs: [...steps.filter(step => decision.runs.includes(step.id)), ...instead],
    waits: steps.filter(step => decision.waits.includes(step.id)),
    queues: card?.queues.map(one => one.queue) ?? [],
    fallback: fallback === undefined ? undefined : { ...fallback, option: fallback.plan.option },
  }
}

const NOTHING: DecisionView = {
  verdict: 'not-applicable',
  enforcement: 'none',
  phase: undefined,
  plan: undefined,
  by: ['nobody'],
  reasons: [],
  struck: [],
  eligible: [],
  cost: undefined,
  runs: [],
  waits: [],
  queues: [],
  fallback: undefined,
}

function authorNames(author: Author | undefined, agents: readonly AgentModel[]): readonly string[] {
  switch (author?.kind) {
    case undefined:
      return ['nobody']
    case 'rule':
      return [author.rule, 'rule']
    case 'rank':
      return ['rank']
    case 'scorer':
      return [author.scorer, 'scorer']
    case 'agent':
      return [author.agent, ...agents.filter(({ actors }) => actors.includes(author.agent)).map(({ id }) => id), 'agent']
    case 'person':
      return [author.person, 'person']
    case 'otherwise':
      return ['otherwise', author.because]
  }
}

/** A guard policy's voice goes by its own name and by that of its policy. */
export function reasonNames({ code, policy }: Reason): readonly string[] {
  return policy === undefined ? [code] : [`${policy}/${code}`, code]
}
