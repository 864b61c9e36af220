import type { Plan } from '../decision.ts'
import type { Candidate } from '../options/candidate.ts'
import { decodeMeasure } from '../options/measure.ts'
import type { Scene } from '../scene.ts'
import { frameOf } from '../speaker.ts'
import { judgeLimit } from './judge-limit.ts'

const SEVERITY = { permit: 0, review: 1, deny: 2 } as const

/** Whether some limit says more of the plan's figures today than it said of those that were shown. */
export function isWorseThanShown({ own, program: { measures, gates } }: Scene, candidate: Candidate, shown: Plan): boolean {
  const before: Candidate = {
    ...candidate,
    cost: shown.cost === undefined ? undefined : decodeMeasure(shown.cost, measures.cost),
    exposure: shown.exposure === undefined ? undefined : decodeMeasure(shown.exposure, measures.exposure),
  }
  return gates.some(gate => {
    if (gate.kind !== 'limit') return false
    const then = SEVERITY[judgeLimit(gate, frameOf(own, before)).vote ?? 'permit']
    return SEVERITY[judgeLimit(gate, frameOf(own, candidate)).vote ?? 'permit'] > then
  })
}
