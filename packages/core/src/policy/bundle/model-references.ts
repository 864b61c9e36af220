import type { Expression } from '../expression.ts'
import { visitExpression } from '../expression-parts.ts'
import type { Condition, GateModel, OptionModel, PolicyModel, WorkspaceModel } from '../model.ts'

/**
 * Whether everything in a model that points at something else in it finds it there: indexes of facts, terms and slots, ids of options,
 * names of actions. A term reads only terms before it, so no evaluation goes in circles.
 *
 * @returns the path of the first part that does not
 */
export function danglingReference(model: WorkspaceModel): string | undefined {
  const ids = model.policies.map(({ id }) => id)
  for (const [index, policy] of model.policies.entries()) {
    const path = `policies[${index}]`
    if (ids.indexOf(policy.id) !== index || !Object.hasOwn(model.subjects, policy.subject)) return path
    const wrong = danglingInPolicy(policy, model)
    if (wrong !== undefined) return `${path}.${wrong}`
  }
  return undefined
}

function danglingInPolicy(policy: PolicyModel, model: WorkspaceModel): string | undefined {
  const optionIds = new Set(policy.options.map(({ id }) => id))
  if (optionIds.size !== policy.options.length) return 'options'
  if (namedOptions(policy).some(id => !optionIds.has(id))) return 'options'
  if (policy.options.some(({ steps }) => steps.some(({ action }) => !Object.hasOwn(model.actions, action)))) return 'options'
  if (policy.options.length > 0 && policy.otherwise === undefined) return 'otherwise'
  const late = policy.lets.findIndex(({ expression }, index) => !isBound(expression, policy, index))
  if (late !== -1) return `lets[${late}]`
  if (slotsOf(policy).some(slot => slot >= policy.slots)) return 'slots'
  return expressionsOf(policy).some(expression => !isBound(expression, policy, policy.lets.length)) ? 'expressions' : undefined
}

function namedOptions(policy: PolicyModel): readonly string[] {
  const { propose, review, rules, otherwise, rollout } = policy
  return [
    ...(propose?.choices ?? []),
    ...(propose?.onFailure.kind === 'option' ? [propose.onFailure.option] : []),
    ...rules.flatMap(({ then }) => (then.kind === 'option' || then.kind === 'first' ? [then.option] : [])),
    ...(review?.onExpiry === undefined ? [] : [review.onExpiry]),
    ...(otherwise === undefined ? [] : [otherwise]),
    ...(rollout?.rows.flatMap(({ options }) => options ?? []) ?? []).filter(id => id !== 'proposed'),
  ]
}

function isBound(expression: Expression, policy: PolicyModel, terms: number): boolean {
  let bound = true
  visitExpression(expression, part => {
    bound &&= isPartBound(part, policy, terms)
  })
  return bound
}

function isPartBound(part: Expression, policy: PolicyModel, terms: number): boolean {
  if (part.op === 'fact') return part.index < policy.facts.length
  if ('fact' in part) return part.fact < policy.facts.length
  if ('slot' in part) return part.slot < policy.slots
  if (part.op !== 'let' && part.op !== 'term') return true
  const args = part.op === 'term' ? part.args.length : 0
  return part.index < terms && policy.lets[part.index]?.arguments.length === args
}

function slotsOf(policy: PolicyModel): readonly number[] {
  const each = policy.options.flatMap(option => [option.each, ...option.steps.map(step => step.each)])
  return [...policy.lets.flatMap(term => term.arguments), ...each.flatMap(one => one?.slot ?? [])]
}

/** Every expression of a policy but the bodies of its terms. */
export function expressionsOf(policy: PolicyModel): readonly Expression[] {
  const { site, propose, review, rollout } = policy
  const conditions = [
    ...policy.guards.map(({ when }) => when),
    ...policy.rules.flatMap(({ when, then }) => [
      when,
      ...(then.kind === 'first' ? then.rank : then.kind === 'computed' ? [then.option] : []),
    ]),
    ...(propose?.by.kind === 'rank' ? propose.by.keys : []),
    ...(propose?.shows.map(shown => (shown.kind === 'path' ? shown : undefined)) ?? []),
    review?.by,
    ...(rollout?.rows.map(({ where }) => where) ?? []),
  ]
  return [
    ...(site === undefined ? [] : [site]),
    ...policy.facts.flatMap(fact => fact.with.map(([, value]) => value)),
    ...policy.options.flatMap(expressionsOfOption),
    ...conditions.flatMap(expressionOf),
    ...policy.gates.flatMap(expressionsOfGate),
  ]
}

function expressionOf(condition: Condition | undefined): readonly Expression[] {
  return condition === undefined ? [] : [condition.expression]
}

function expressionsOfOption(option: OptionModel): readonly Expression[] {
  const steps = option.steps.flatMap(step => [
    ...(step.each === undefined ? [] : [step.each.list]),
    ...expressionOf(step.when),
    ...step.params.map(([, value]) => value),
  ])
  const lists = option.each === undefined ? [] : [option.each.list]
  return [
    ...lists,
    ...option.lets.map(({ expression }) => expression),
    ...[...(option.tells ?? []), ...option.only, option.cost, option.exposure].flatMap(expressionOf),
    ...steps,
  ]
}

function expressionsOfGate(gate: GateModel): readonly Expression[] {
  switch (gate.kind) {
    case 'confidence':
      return [gate.permitFrom, ...(gate.reviewFrom === undefined ? [] : [gate.reviewFrom])]
    case 'limit':
      return [gate.of.expression, gate.permitUpTo, ...(gate.reviewUpTo === undefined ? [] : [gate.reviewUpTo])]
    case 'budget':
      return [gate.of.expression, gate.upTo, ...gate.by.map(({ expression }) => expression)]
    case 'reversible':
      return []
  }
}
