import { matchesAction } from '../guards/action-pattern.ts'
import type { Candidate } from '../options/candidate.ts'
import type { Scene } from '../scene.ts'

/** Whether a stop in force holds this plan back. A scope that nobody understands stops everything. */
export function isStopped(scene: Scene, candidate: Candidate | undefined): boolean {
  return scene.input.standing.stops.some(scope => covers(scope, scene, candidate))
}

function covers(scope: string, { program, site }: Scene, candidate: Candidate | undefined): boolean {
  if (scope === 'all') return true
  const colon = scope.indexOf(':')
  const name = scope.slice(colon + 1)
  switch (scope.slice(0, Math.max(colon, 0))) {
    case 'policy':
      return coversPolicy(name, program.model.id, candidate)
    case 'action':
      return candidate?.steps.some(({ step }) => matchesAction(name, step.action)) ?? false
    case 'system':
      return candidate?.steps.some(({ action }) => action === undefined || action.system === name) ?? false
    case 'site':
      return site === undefined || site === name
    default:
      return true
  }
}

/** `order-release`, or `order-release/option:transfer`, which stops every instance of it. */
function coversPolicy(name: string, policy: string, candidate: Candidate | undefined): boolean {
  const [id, option] = name.split('/option:')
  if (id !== policy) return false
  return option === undefined || option === candidate?.id || option === candidate?.family
}
