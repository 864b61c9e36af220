import type { OptionId } from '../../values/ids.ts'
import { optionId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import type { Queue, Reason } from '../decision.ts'
import type { Element } from '../frame/elements.ts'
import type { Frame, Missing, OptionFrame } from '../frame/frame.ts'
import { evidenceOf, missingOf } from '../program/probe.ts'
import type { OptionProgram, Reading } from '../program/program.ts'
import { reasonOf } from '../reason.ts'
import type { PlanView, Speaker } from '../speaker.ts'
import { frameOf } from '../speaker.ts'
import { isStruck } from '../verdict.ts'
import { filledSays } from './filled-says.ts'
import { zeroOf } from './measure.ts'

/** One option, or one instance of it, before its steps are built. */
export interface Instance extends PlanView {
  readonly id: OptionId
  readonly program: OptionProgram
  readonly element: Element | undefined
  readonly only: readonly Reason[]
  /** With what stands in braces filled in. */
  readonly says: string
}

export function instanceOf(speaker: Speaker, program: OptionProgram, element: Element | undefined): Instance {
  const family = program.model.id
  const id = optionId(element === undefined ? family : `${family}[${element.key}]`)
  const lets: Map<string, Slot> | undefined = program.lets.length === 0 ? undefined : new Map()
  const missing: Map<string, readonly Missing[]> = new Map()
  const option: OptionFrame = { id, lets: lets ?? NO_LETS, missing }
  const frame = enterInstance(speaker, { family, option, cost: undefined, exposure: undefined, program, element })
  for (const term of program.lets) lets?.set(term.name, readInto(missing, `option.${term.name}`, term, frame))
  const { measures, queue } = speaker.program
  const cost = program.cost === undefined ? zeroOf(measures.cost) : readInto(missing, 'cost', program.cost, frame)
  frame.cost = cost
  const exposure = program.exposure === undefined ? zeroOf(measures.exposure) : readInto(missing, 'exposure', program.exposure, frame)
  frame.exposure = exposure
  const only = onlyReasons(program, frame, queue)
  return { id, family, option, cost, exposure, program, element, only, says: filledSays(program, frame) }
}

const NO_LETS: ReadonlyMap<string, Slot> = new Map()

/** Reads a value, and keeps why it was not known under the path by which expressions read it. */
function readInto(missing: Map<string, readonly Missing[]>, path: string, { evaluate, probe }: Reading, frame: Frame): Slot {
  const value = evaluate(frame)
  if (value === undefined) missing.set(path, missingOf(probe, frame))
  return value
}

/** The frame in which the expressions of an option read their own instance. */
export function enterInstance(speaker: Speaker, instance: PlanView & Pick<Instance, 'program' | 'element'>): Frame {
  const frame = frameOf(speaker, instance)
  const each = instance.program.each
  if (each !== undefined) frame.variables[each.slot] = instance.element?.value
  return frame
}

const NO_REASONS: readonly Reason[] = []

/** Unmet strikes; unknown may be reviewed, never run unattended. All are asked, so that each reason is listed. */
function onlyReasons({ only }: OptionProgram, frame: Frame, queue: Queue): readonly Reason[] {
  if (only.length === 0) return NO_REASONS
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
