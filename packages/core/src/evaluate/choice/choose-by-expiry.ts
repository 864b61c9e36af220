import type { Judged } from '../options/candidate.ts'
import { findById } from '../options/panel.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { Choosing } from './choosing.ts'

/** Nobody answered in time: `onExpiry` is judged like any choice of policy's own, `otherwise` by guards and phase. */
export function chooseByExpiry({ program }: Scene, panel: readonly Judged[]): Choosing {
  const { otherwise, review } = program.model
  const option = review?.onExpiry ?? otherwise ?? ''
  const judged = findById(panel, option)
  if (judged === undefined) return { panel, chosen: undefined, reasons: [builtIn('no-option', 'deny', program.queue)], fallsBack: true }
  const gates = option === otherwise ? 'none' : 'but-confidence'
  return { panel, chosen: { judged, by: { kind: 'otherwise', because: 'expired' }, gates }, reasons: [], fallsBack: option !== otherwise }
}
