import type { OptionModel, PolicyModel, StepModel } from '../../policy/model.ts'
import { sayExpression } from './say-expression.ts'
import { sayList } from './say-list.ts'

/** A plan: its name and what it is for, then when it may be chosen, its steps, what it costs, one line each. */
export function sayOption(option: OptionModel, policy: PolicyModel): readonly string[] {
  const each = option.each === undefined ? '' : ` (one for each ${option.each.name} of ${sayExpression(option.each.list, policy)})`
  const lets = option.lets.map(({ name, expression }) => `where ${name} is ${sayExpression(expression, policy)}`)
  const only = option.only.map(({ id, expression }) => `only if ${sayExpression(expression, policy)} (${id})`)
  const steps = option.steps.length === 0 ? ['does nothing'] : option.steps.map((step, index) => `${index + 1}. ${sayStep(step, policy)}`)
  const details = [...lets, ...only, ...steps, ...sayMeasures(option, policy), ...sayOnReview(option)]
  return [`${option.id}${each}: ${option.says}`, ...details.map(line => `    ${line}`)]
}

function sayMeasures({ cost, exposure }: OptionModel, policy: PolicyModel): readonly string[] {
  const parts = [
    cost === undefined ? [] : [`costs ${sayExpression(cost.expression, policy)}`],
    exposure === undefined ? [] : [`puts ${sayExpression(exposure.expression, policy)} at stake`],
  ].flat()
  return parts.length === 0 ? [] : [sayList(parts)]
}

function sayOnReview({ onReview, ifRejected }: OptionModel): readonly string[] {
  if (onReview === 'whole') return []
  const rejected = ifRejected === 'keep' ? 'stay' : 'are undone'
  return [`if a step waits for a person, those before it run at once; if the rest is rejected, they ${rejected}`]
}

function sayStep(step: StepModel, policy: PolicyModel): string {
  const each = step.each === undefined ? '' : ` for each ${step.each.name} of ${sayExpression(step.each.list, policy)}`
  const when = step.when === undefined ? '' : `, when ${sayExpression(step.when.expression, policy)}`
  const params = step.params.map(([name, value]) => `${name} ${sayExpression(value, policy)}`)
  const undo = step.undo === undefined ? '' : `; ${step.undo} undoes it`
  return `${step.action}${each}${params.length === 0 ? '' : ` with ${params.join(', ')}`}${when}${undo}`
}
