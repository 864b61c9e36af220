import type { ActionModel, OptionModel, PolicyModel, StepModel } from '../model.ts'
import type { Catalogue } from './catalogue.ts'
import { fitsPattern } from './catalogue.ts'
import type { LinkedPolicy } from './link-policy.ts'
import { warn } from './linking.ts'

/**
 * Confidence can be talked into being high by whoever writes the order's notes. So an action that nobody can take back, or that posts
 * money, needs something else in its way: a guard, a limit, a budget.
 */
export function checkExposedActions(policies: readonly LinkedPolicy[], catalogue: Catalogue): void {
  for (const policy of policies) {
    const { propose, options } = policy.model
    if (propose?.by.kind !== 'scorer') continue
    for (const option of options) if (propose.choices.includes(option.id)) checkOption(policy, option, policies, catalogue)
  }
}

function checkOption({ place, model }: LinkedPolicy, option: OptionModel, policies: readonly LinkedPolicy[], catalogue: Catalogue): void {
  const written = place.document.value.options?.[option.id]
  for (const step of option.steps) {
    const action = catalogue.actions.get(step.action)
    if (action === undefined || written === undefined || !isIrreversible(action, step) || isWatched(action.name, model, policies)) continue
    const at = place.document.sources.keyAt(written, 'do')
    const message = `\`${action.name}\` ${action.posts === 'financial' ? 'posts money' : 'cannot be undone'}, and only confidence stands in its way`
    warn(place.space.report, 'only-confidence', at, message, 'add a guard, a limit or a budget')
  }
}

function isIrreversible(action: ActionModel, step: StepModel): boolean {
  return action.posts === 'financial' || (!action.safe && step.undo === undefined)
}

function isWatched(action: string, own: PolicyModel, policies: readonly LinkedPolicy[]): boolean {
  const guarded = policies
    .filter(({ model }) => model === own || (model.options.length === 0 && model.subject === own.subject))
    .flatMap(({ model }) => model.guards)
    .some(guard => guard.for.some(pattern => fitsPattern(pattern, action)))
  const gated = own.gates.some(
    gate => gate.kind !== 'confidence' && (gate.for.length === 0 || gate.for.some(pattern => fitsPattern(pattern, action))),
  )
  return guarded || gated
}
