import type { LetModel, ParameterModel, PolicyModel } from '../../policy/model.ts'
import type { Section } from '../section.ts'
import { sayExpression } from './say-expression.ts'
import { sayFact } from './say-fact.ts'
import { sayGate } from './say-gate.ts'
import { sayGuard } from './say-guard.ts'
import { sayAmounts } from './say-limit.ts'
import { sayList } from './say-list.ts'
import { sayOption } from './say-option.ts'
import { sayPropose } from './say-propose.ts'
import { sayReview } from './say-review.ts'
import { sayRollout } from './say-rollout.ts'
import { sayRule } from './say-rule.ts'

/** A policy as sentences, in the order in which a decision is made: what it decides, asks, may plan, who narrows, chooses, judges. */
export function sayPolicy(policy: PolicyModel): readonly Section[] {
  const decides = policy.options.length > 0
  return [
    { heading: `${policy.title} (${policy.id} ${policy.version})`, sentences: sayHead(policy) },
    { heading: 'What it asks', sentences: policy.facts.map((fact, index) => sayFact(fact, index, policy)) },
    { heading: 'What an owner may tune', sentences: policy.parameters.map(sayParameter) },
    { heading: 'What its words mean', sentences: policy.lets.map(term => sayLet(term, policy)) },
    { heading: 'What it may plan', sentences: policy.options.flatMap(option => sayOption(option, policy)) },
    {
      heading: 'Guards: each of them may strike a plan or send it to a person',
      sentences: policy.guards.map(guard => sayGuard(guard, policy)),
    },
    { heading: 'Rules: the first that is true chooses the plan', sentences: policy.rules.map(rule => sayRule(rule, policy)) },
    { heading: decides ? 'If no rule chose' : '', sentences: sayPropose(policy) },
    { heading: 'Gates: each of them judges the chosen plan', sentences: policy.gates.map(gate => sayGate(gate, policy)) },
    { heading: 'When a person decides', sentences: sayReview(policy) },
    { heading: 'Where it runs by itself', sentences: decides ? sayRollout(policy) : [] },
  ].filter(section => section.sentences.length > 0)
}

function sayHead(policy: PolicyModel): readonly string[] {
  const decides =
    policy.options.length === 0
      ? `It decides nothing by itself: its guards and gates speak in every decision about one ${policy.subject} whose plan has their actions.`
      : `It decides what happens to one ${policy.subject} on ${sayList(policy.events, 'or')}.`
  const site = policy.site === undefined ? [] : [`The site is ${sayExpression(policy.site, policy)}.`]
  const after = policy.after.length === 0 ? [] : [`It decides after ${sayList(policy.after)}.`]
  const fresh = policy.fresh ? [`The ${policy.subject} is read again before it decides.`] : []
  return [decides, `Its owner is ${policy.owner}.`, ...site, ...sayBound(policy), ...after, ...fresh, ...sayEffective(policy)]
}

function sayBound({ agent, propose }: PolicyModel): readonly string[] {
  if (agent === undefined) return []
  const scored = propose?.by.kind === 'scorer'
  return [scored ? `What its scorer chooses is bound by the scope of the agent ${agent}.` : `Its agent is ${agent}.`]
}

function sayEffective({ effective }: PolicyModel): readonly string[] {
  if (effective === undefined) return []
  const from = effective.from === undefined ? '' : ` from ${effective.from}`
  const to = effective.to === undefined ? '' : ` until the day before ${effective.to}`
  return [`It is in force${from}${to}.`]
}

function sayParameter({ name, type, default: value, min, max }: ParameterModel): string {
  const bounds = [
    ...(min === undefined ? [] : [`down to ${sayAmounts(type, min)}`]),
    ...(max === undefined ? [] : [`up to ${sayAmounts(type, max)}`]),
  ]
  const tuned = bounds.length === 0 ? 'a rollout row may set another' : `a rollout row may go ${sayList(bounds)}`
  return `${name} is ${sayAmounts(type, value)}; ${tuned}.`
}

function sayLet({ name, expression }: LetModel, policy: PolicyModel): string {
  const means = expression.type.kind === 'bool' ? 'is true when' : expression.type.kind === 'list' ? 'are' : 'is'
  return `${name} ${means} ${sayExpression(expression, policy)}.`
}
