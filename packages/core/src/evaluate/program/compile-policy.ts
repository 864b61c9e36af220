import type { Expression } from '../../policy/expression.ts'
import type { GuardModel, PolicyModel, RankKey, RuleModel, WorkspaceModel } from '../../policy/model.ts'
import type { Queue } from '../decision.ts'
import { calendarUse } from '../expression/calendar-use.ts'
import type { CompileContext } from '../expression/compile-expression.ts'
import { compileTerms } from '../expression/compile-terms.ts'
import { mentions } from '../expression/mentions.ts'
import { parametersOf } from '../frame/make-frame.ts'
import { compilePatterns } from '../guards/action-pattern.ts'
import type { LifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import { compileGate } from './compile-gate.ts'
import { compileOption, measureType } from './compile-option.ts'
import { compileReading, compileTest } from './probe.ts'
import type { GuardProgram, PolicyProgram, ProposeProgram, RankProgram, RuleProgram } from './program.ts'
import { siteTerms } from './site-terms.ts'

/** Everything of one policy as closures. Guard policies are joined to it afterwards, see `compileProgram`. */
export function compilePolicy(policy: PolicyModel, workspace: WorkspaceModel, lifecycle: LifecycleGraph | undefined): PolicyProgram {
  const context: CompileContext = {
    policy,
    actions: workspace.actions,
    leaves: new Map(),
    ...(lifecycle === undefined ? {} : { lifecycle: lifecycle.model }),
  }
  const queue: Queue = { queue: policy.review?.queue ?? policy.owner, approvals: policy.review?.approvals ?? 1 }
  const parameters = parametersOf(policy)
  const parametersVary = (policy.rollout?.rows ?? []).some(row => Object.keys(row.with).length > 0)
  const terms = compileTerms(context)
  return {
    model: policy,
    workspace,
    terms,
    siteTerms: siteTerms(terms, parametersVary),
    parameters,
    parametersVary,
    facts: policy.facts.map(model => ({
      model,
      with: model.with.map(([name, expression]) => ({ name, ...compileReading(expression, context) })),
    })),
    options: policy.options.map(option => compileOption(option, context)),
    guards: policy.guards.map((guard, index) => compileGuard(guard, index, queue, context)),
    rules: policy.rules.map(rule => compileRule(rule, context)),
    propose: compilePropose(policy, context),
    gates: policy.gates.map(gate => compileGate(gate, queue, context)),
    rows: (policy.rollout?.rows ?? []).map((model, index) => ({
      index,
      model,
      where: model.where === undefined ? undefined : compileTest(model.where, context),
      parameters: Object.keys(model.with).length === 0 ? parameters : parametersOf(policy, model.with),
    })),
    review: compileReview(policy, context),
    queue,
    lifecycle,
    agent: workspace.agents.find(({ id }) => id === policy.agent),
    measures: {
      cost: measureType(policy.options.map(({ cost }) => cost?.expression)),
      exposure: measureType(policy.options.map(({ exposure }) => exposure?.expression)),
    },
    calendars: calendarUse(policy),
    guardPolicies: [],
  }
}

function compileReview({ review }: PolicyModel, context: CompileContext): PolicyProgram['review'] {
  if (review === undefined) return undefined
  return { model: review, by: review.by === undefined ? undefined : compileReading(review.by.expression, context) }
}

function compileGuard(model: GuardModel, index: number, fallback: Queue, context: CompileContext): GuardProgram {
  const reads = (wanted: (one: Expression) => boolean) =>
    model.when !== undefined && mentions(model.when.expression, context.policy, wanted)
  return {
    index,
    model,
    names: compilePatterns(model.for),
    when: model.when === undefined ? undefined : compileTest(model.when, context),
    reads: { step: reads(({ op }) => op === 'step'), option: reads(({ op }) => op === 'option' || op === 'cost' || op === 'exposure') },
    queue: { queue: model.to ?? fallback.queue, approvals: model.approvals },
  }
}

function compileRule(model: RuleModel, context: CompileContext): RuleProgram {
  return {
    model,
    when: compileTest(model.when, context),
    rank: model.then.kind === 'first' ? model.then.rank.map(key => compileRank(key, context)) : [],
    option: model.then.kind === 'computed' ? compileReading(model.then.option.expression, context) : undefined,
  }
}

function compileRank(model: RankKey, context: CompileContext): RankProgram {
  return { model, ...compileReading(model.expression, context) }
}

function compilePropose({ propose }: PolicyModel, context: CompileContext): ProposeProgram | undefined {
  if (propose === undefined) return undefined
  return {
    model: propose,
    rank: propose.by.kind === 'rank' ? propose.by.keys.map(key => compileRank(key, context)) : [],
    shows: propose.shows.flatMap(show => (show.kind === 'path' ? [{ path: show.text, ...compileReading(show.expression, context) }] : [])),
    showsOptions: propose.shows.some(({ kind }) => kind === 'options'),
  }
}
