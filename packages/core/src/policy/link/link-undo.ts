import type { ActionModel } from '../model.ts'
import type { StepDocument } from '../schema/option-schema.ts'
import type { StepPlace } from './link-steps.ts'
import { refuse } from './linking.ts'

/** The undo of a step: what the contract of its action offers, unless the step says `none`. Any other action is refused. */
export function linkUndo({ space, document }: StepPlace, step: StepDocument, action: ActionModel): string | undefined {
  if (step.undo === undefined) return action.undo
  if (step.undo === 'none') return undefined
  if (step.undo === action.undo) return action.undo
  if (action.undo !== undefined && !space.catalogue.actions.has(action.undo)) return undefined
  const offered = action.undo === undefined ? 'no undo' : `\`${action.undo}\``
  const suggestion = action.undo === undefined ? 'write `undo: none`' : `write \`undo: ${action.undo}\`, or \`none\``
  return refuse(
    space.report,
    'wrong-undo',
    document.sources.at(step, 'undo'),
    `\`${action.name}\` offers ${offered}, not \`${step.undo}\``,
    suggestion,
  )
}
