import type { ActionModel, StepModel } from '../model.ts'
import type { StepDocument } from '../schema/option-schema.ts'
import { describe } from '../schema/shape-issues.ts'
import { linkArguments } from './link-arguments.ts'
import type { StepPlace } from './link-steps.ts'
import { refuse } from './linking.ts'
import { policyScope } from './policy-scope.ts'

/** The parameters of a step against the contract of its action. Here, and only here, results of earlier steps can be read. */
export function linkStepArguments(place: StepPlace, step: StepDocument, action: ActionModel): StepModel['params'] {
  const { space, document, variables, option, late } = place
  const node = document.sources.node(step, action.name)
  const given = step[action.name]
  if (node.kind !== 'map' && !(node.kind === 'scalar' && node.value === null)) {
    refuse(space.report, 'wrong-type', node.at, `\`${action.name}\`: expected a map of parameters, got ${describe(node)}`)
    return []
  }
  const holder = typeof given === 'object' && given !== null ? given : {}
  const params = new Map(Object.entries(action.params))
  const scope = policyScope(space, { variables, option, late })
  return linkArguments(
    space,
    scope,
    { noun: 'action', name: action.name, params },
    {
      document,
      holder,
      names: Object.keys(holder),
      at: document.sources.keyAt(step, action.name),
    },
  )
}
