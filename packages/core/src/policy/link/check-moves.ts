import type { LifecycleModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import { unknownName } from './unknown-name.ts'

/** An action moves an object to a state that its lifecycle has. */
export function checkMoves(catalogues: readonly Document<'catalogue'>[], lifecycles: readonly LifecycleModel[], report: Report): void {
  for (const { value, sources } of catalogues) {
    for (const { moves } of Object.values(value.actions ?? {})) {
      for (const [type, state] of Object.entries(moves ?? {})) {
        const lifecycle = lifecycles.find(one => one.type === type)
        if (moves === undefined || lifecycle === undefined || lifecycle.states.includes(state)) continue
        unknownName(report, 'unknown-state', sources.at(moves, type), 'state', state, lifecycle.states)
      }
    }
  }
}
