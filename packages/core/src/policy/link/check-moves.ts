import type { At } from '../issue.ts'
import type { ActionModel, LifecycleModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { warn } from './linking.ts'
import { unknownName } from './unknown-name.ts'

/** An action moves an object that one of its parameters names, to a state that its lifecycle has, as a system that may. */
export function checkMoves(
  catalogues: readonly Document<'catalogue'>[],
  catalogue: Catalogue,
  lifecycles: readonly LifecycleModel[],
  report: Report,
): void {
  for (const { value, sources } of catalogues) {
    for (const [name, { moves }] of Object.entries(value.actions ?? {})) {
      const action = catalogue.actions.get(name)
      if (moves === undefined || action === undefined) continue
      for (const type of Object.keys(moves)) checkMove(action, type, lifecycles, sources.at(moves, type), report)
    }
  }
}

function checkMove(action: ActionModel, type: string, lifecycles: readonly LifecycleModel[], at: At, report: Report): void {
  const lifecycle = lifecycles.find(one => one.type === type)
  const state = action.moves[type]
  if (lifecycle === undefined || state === undefined) return
  const named = Object.values(action.params).some(param => param.type.kind === 'id' && param.type.of === type)
  if (!named) warn(report, 'moves-unnamed', at, `no parameter of \`${action.name}\` is an \`id of ${type}\`, so nothing is moved`)
  if (!lifecycle.states.includes(state)) {
    unknownName(report, 'unknown-state', at, 'state', state, lifecycle.states)
    return
  }
  const owners = lifecycle.transitions.filter(({ to }) => to === state).flatMap(({ owner }) => owner)
  if (owners.length === 0 || owners.includes(action.system)) return
  warn(report, 'never-the-owner', at, `\`${action.system}\` owns no transition to \`${state}\`, so \`${action.name}\` is always refused`)
}
