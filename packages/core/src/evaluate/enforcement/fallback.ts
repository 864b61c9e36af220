import type { Choosing } from '../choice/choosing.ts'
import type { Author, Fallback, Reason } from '../decision.ts'
import { findById } from '../options/panel.ts'
import type { Scene } from '../scene.ts'
import { verdictOf } from '../verdict.ts'
import { enforce } from './enforcement.ts'
import { phaseFor } from './phase.ts'

/** `otherwise`, judged by guards, phase and what caps the whole decision. Struck or reviewed it does not run: the card shows both reasons. */
export function fallbackFor(scene: Scene, choosing: Choosing): Fallback | undefined {
  const judged = findById(choosing.unbound ?? choosing.panel, scene.program.model.otherwise ?? '')
  if (judged === undefined || !choosing.fallsBack) return undefined
  const by: Author = { kind: 'otherwise', because: whyOf(choosing) }
  const { phase, stopped, notes } = phaseFor(scene, { judged, by })
  const reasons: readonly Reason[] = [...judged.reasons, ...scene.caps, ...notes]
  const { enforcement } = enforce({ candidate: judged.candidate, reasons, phase, stopped, approved: false })
  return { plan: judged.candidate.plan, by, verdict: verdictOf(reasons), enforcement: whole(enforcement), reasons }
}

/** Half of `otherwise` is no way out: it runs as a whole or waits as a whole. */
function whole(enforcement: Fallback['enforcement']): Fallback['enforcement'] {
  return enforcement === 'execute-then-await' ? 'await-approval' : enforcement
}

function whyOf({ chosen, reasons }: Choosing): Extract<Author, { kind: 'otherwise' }>['because'] {
  if (reasons.some(({ code, kind }) => kind === 'built-in' && code === 'rejected')) return 'rejected'
  if (chosen?.by.kind === 'otherwise' && chosen.by.because === 'expired') return 'expired'
  return chosen === undefined ? 'nothing-eligible' : 'denied'
}

/** A fallback's voices that a person has to hear. */
export function isHeldBack(fallback: Fallback | undefined): boolean {
  return fallback !== undefined && (fallback.enforcement === 'await-approval' || fallback.enforcement === 'block')
}
