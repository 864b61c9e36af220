import type { OptionId } from '../../values/ids.ts'
import { optionId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import type { Queue, Reason } from '../decision.ts'
import type { Element } from '../frame/elements.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { evidenceOf, missingOf } from '../program/probe.ts'
import type { OptionProgram, Reading } from '../program/program.ts'
import { reasonOf } from '../reason.ts'
import type { PlanView, Speaker } from '../speaker.ts'
import { frameOf } from '../speaker.ts'
import { isStruck } from '../verdict.ts'
import { zeroOf } from './measure.ts'

/** One option, or one instance of it, before its steps are built. */
export interface Instance extends PlanView {
  readonly id: OptionId
  readonly program: OptionProgram
  readonly element: Element | undefined
  readonly only: readonly Reason[]
}

export function instanceOf(speaker: Speaker, option: OptionProgram, element: Element | undefined): Instance {
  const family = option.model.id
  const id = optionId(element === undefined ? family : `${family}[${element.key}]`)
  const lets: Map<string, Slot> = new Map()
  const missing = new Map<string, readonly Missing[]>()
  const view = { family, option: { id, lets, missing }, cost: undefined, exposure: undefined }
  const frame = enterInstance(speaker, { ...view, program: option, element })
  const read = (path: string, reading: Reading): Slot => {
    const value = reading.evaluate(frame)
    if (value === undefined) missing.set(path, missingOf(reading.probe, frame))
    return value
  }
  for (const term of option.lets) lets.set(term.name, read(`option.${term.name}`, term))
  const { measures, queue } = speaker.program
  frame.cost = option.cost === undefined ? zeroOf(measures.cost) : read('cost', option.cost)
  frame.exposure = option.exposure === undefined ? zeroOf(measures.exposure) : read('exposure', option.exposure)
  const only = onlyReasons(option, frame, queue)
  return { ...view, id, program: option, element, cost: frame.cost, exposure: frame.exposure, only }
}

/** The frame in which the expressions of an option read their own instance. */
export function enterInstance(speaker: Speaker, instance: PlanView & Pick<Instance, 'program' | 'element'>): Frame {
  const frame = frameOf(speaker, instance)
  const each = instance.program.each
  if (each !== undefined) frame.variables[each.slot] = instance.element?.value
  return frame
}

/** Unmet strikes; unknown may be reviewed, never run unattended. All are asked, so that each reason is listed. */
function onlyReasons({ only }: OptionProgram, frame: Frame, queue: Queue): readonly Reason[] {
  const reasons: Reason[] = []
  for (const { id, test, probe } of only) {
    const holds = test(frame)
    if (holds === true) continue
    const voice = { code: id, kind: 'only', policy: undefined, counted: true, queue } as const
    reasons.push(reasonOf(voice, holds === false ? 'deny' : 'review', [], evidenceOf(probe, frame, holds)))
  }
  return reasons
}

export function passesOnly({ only }: Instance): boolean {
  return !isStruck(only)
}
