import type { OptionId } from '../../values/ids.ts'
import type { Reason } from '../decision.ts'
import { elementsOf } from '../frame/elements.ts'
import type { Missing } from '../frame/frame.ts'
import { missingOf } from '../program/probe.ts'
import type { OptionProgram } from '../program/program.ts'
import { builtIn } from '../reason.ts'
import type { Speaker } from '../speaker.ts'
import { buildSteps } from './build-steps.ts'
import type { Candidate } from './candidate.ts'
import { cutInstances } from './cut-instances.ts'
import type { Instance } from './instance.ts'
import { enterInstance, instanceOf } from './instance.ts'
import { planOf } from './plan-of.ts'

export interface Expanded {
  /** Struck ones too, so that each of their reasons can be listed. */
  readonly candidates: readonly Candidate[]
  readonly cut: readonly OptionId[]
  /** Options whose list of instances could not be known. */
  readonly unknown: readonly { readonly family: string; readonly reason: Reason }[]
}

/** The finite list of plans: every option, one instance an element, `only` to the end, then the cut, then the steps. */
export function expandOptions(speaker: Speaker): Expanded {
  const candidates: Candidate[] = []
  const cut: OptionId[] = []
  const unknown: { family: string; reason: Reason }[] = []
  for (const option of speaker.program.options) {
    if (option.each === undefined) {
      candidates.push(candidateOf(speaker, instanceOf(speaker, option, undefined)))
      continue
    }
    const elements = elementsOf(option.each, speaker.base)
    if (elements === undefined) {
      unknown.push({ family: option.model.id, reason: candidatesUnknown(speaker, option) })
      continue
    }
    const kept = cutInstances(
      speaker,
      elements.map(element => instanceOf(speaker, option, element)),
    )
    cut.push(...kept.cut)
    candidates.push(...kept.kept.map(instance => candidateOf(speaker, instance)))
  }
  return { candidates, cut, unknown }
}

function candidatesUnknown({ program, base }: Speaker, { model, each }: OptionProgram): Reason {
  const missing: readonly Missing[] = each === undefined ? [] : missingOf(each.list.probe, base)
  return builtIn('candidates-unknown', 'review', program.queue, { saw: [['option', model.id]], missing })
}

function candidateOf(speaker: Speaker, instance: Instance): Candidate {
  const { id, program, family, option, cost, exposure, only, says } = instance
  const { steps, reasons } = buildSteps(program, enterInstance(speaker, instance), speaker.program.queue)
  const plan = planOf(
    speaker.program,
    id,
    steps.map(({ step }) => step),
    instance,
  )
  return { id, program, says, family, option, cost, exposure, plan, steps, built: reasons.length === 0 ? only : [...only, ...reasons] }
}
