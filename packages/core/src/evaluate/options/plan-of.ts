import type { OptionId } from '../../values/ids.ts'
import type { Plan, Step } from '../decision.ts'
import type { PolicyProgram } from '../program/program.ts'
import type { PlanView } from '../speaker.ts'
import { encodeMeasure } from './measure.ts'

/** A plan as it is shown. Cost and exposure that could not be computed are left out. */
export function planOf(
  { measures }: PolicyProgram,
  option: OptionId,
  steps: readonly Step[],
  figures: Pick<PlanView, 'cost' | 'exposure'>,
): Plan {
  const cost = encodeMeasure(measures.cost, figures.cost)
  const exposure = encodeMeasure(measures.exposure, figures.exposure)
  if (cost === undefined) return exposure === undefined ? { option, steps } : { option, steps, exposure }
  return exposure === undefined ? { option, steps, cost } : { option, steps, cost, exposure }
}
