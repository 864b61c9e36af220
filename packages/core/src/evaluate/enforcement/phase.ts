import type { Chosen } from '../choice/choosing.ts'
import type { Phase, Reason } from '../decision.ts'
import { PROPOSED } from '../options/proposed-candidate.ts'
import { evidenceOf } from '../program/probe.ts'
import type { RowProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import { fitOf } from '../speaker.ts'
import type { RolloutFit } from './rollout-fit.ts'
import { fitFor, lowerPhase, phaseOf } from './rollout-fit.ts'
import { isStopped } from './stops.ts'

/** The phase in which a plan stands, and what lowered it. */
export interface Standing {
  readonly phase: Phase
  readonly stopped: boolean
  readonly notes: readonly Reason[]
}

/** The rollout row for site, subject and option, lowered where a certificate is missing or a stop is in force. */
export function phaseFor(scene: Scene, chosen: Pick<Chosen, 'judged' | 'by'> | undefined): Standing {
  const { own, program } = scene
  const candidate = chosen?.judged.candidate
  const fit = candidate === undefined ? fitFor(program, own.rows) : fitOf(own, candidate)
  const uncertified = chosen?.by.kind === 'scorer' && !isCertified(scene)
  const isForeign = (row: RowProgram | undefined) => candidate?.family === PROPOSED && row?.model.options?.includes(PROPOSED) !== true
  const granted = phaseOf(program, fit, isForeign)
  const phase = uncertified ? phaseOf(program, fit, row => row?.model.requires !== undefined || isForeign(row)) : granted
  const stopped = isStopped(scene, candidate)
  const notes: Reason[] = []
  if (phase !== granted) notes.push(builtIn('certificate-missing', 'note', program.queue))
  if (stopped) notes.push(builtIn('stopped', 'note', program.queue, { saw: [['stops', scene.input.standing.stops]] }))
  if (fit.length > 1) notes.push(undetermined(scene, fit))
  return { phase: stopped ? lowerPhase(phase, 'approval') : phase, stopped, notes }
}

/** Certificates are kept by policy. */
function isCertified({ program, input: { standing } }: Scene): boolean {
  const { id } = program.model
  return Object.hasOwn(standing.certificates, id) && standing.certificates[id] === 'valid'
}

function undetermined({ program, own }: Scene, fit: RolloutFit): Reason {
  const missing = fit.flatMap(row => (row?.where === undefined ? [] : evidenceOf(row.where.probe, own.base).missing))
  return builtIn('rollout-undetermined', 'note', program.queue, { missing })
}
