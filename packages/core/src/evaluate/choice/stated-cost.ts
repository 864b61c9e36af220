import type { Measure, Reason } from '../decision.ts'
import type { Candidate, Judged } from '../options/candidate.ts'
import { raisedBy } from '../options/measure.ts'
import { judgeCandidate } from '../options/panel.ts'
import { planOf } from '../options/plan-of.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'

export interface StatedFigures {
  readonly cost?: Measure | undefined
  readonly exposure?: Measure | undefined
}

/** A plan under the figures that a scorer or an asker states, judged again where one of them is higher than policy's own. */
export function underFigures(scene: Scene, judged: Judged, figures: StatedFigures): Judged {
  const { candidate } = judged
  const { measures, queue } = scene.program
  const cost = raisedBy(candidate.cost, figures.cost, measures.cost)
  const exposure = raisedBy(candidate.exposure, figures.exposure, measures.exposure)
  if (cost === candidate.cost && exposure === candidate.exposure) return judged
  const lost = (candidate.cost !== undefined && cost === undefined) || (candidate.exposure !== undefined && exposure === undefined)
  const built: readonly Reason[] = lost ? [...candidate.built, builtIn('cost-unknown', 'review', queue)] : candidate.built
  const plan = planOf(scene.program, candidate.plan.option, candidate.plan.steps, { cost, exposure })
  const raised: Candidate = { ...candidate, cost, exposure, plan, built }
  return judgeCandidate(scene, raised)
}
