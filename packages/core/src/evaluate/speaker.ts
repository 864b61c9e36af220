import type { PolicyId } from '../values/ids.ts'
import { policyId } from '../values/ids.ts'
import type { Slot } from '../values/value.ts'
import { isEffective } from './arrival/effective.ts'
import type { DecisionInput } from './decision-input.ts'
import type { RolloutFit } from './enforcement/rollout-fit.ts'
import { fitFor, parametersUnder, phaseOf, rowStates } from './enforcement/rollout-fit.ts'
import type { Frame, OptionFrame, Tri } from './frame/frame.ts'
import { makeFrame, withParameters } from './frame/make-frame.ts'
import type { Evidence } from './program/probe.ts'
import type { PolicyProgram } from './program/program.ts'

/** A policy that speaks in one decision: the deciding one, or a guard policy. Lives as long as the decision. */
export interface Speaker {
  readonly program: PolicyProgram
  /** Absent: the deciding policy. */
  readonly policy: PolicyId | undefined
  /** `undefined`: whether it holds on this day could not be known, so what it says is no certain deny. */
  readonly inForce: Tri
  readonly rows: readonly Tri[]
  /** For what is not judged for one option: parameters of the first row that fits whatever the option. */
  readonly base: Frame
  /** Other frames, by the rows that set their parameters; absent until there is one. */
  frames: Map<string, Frame> | undefined
  last: { readonly option: OptionFrame; readonly frame: Frame } | undefined
  /** Outcomes of guards that hang on nothing but subject and facts, by guard. */
  readonly settled: (SettledGuard | undefined)[]
}

export interface SettledGuard {
  readonly holds: Tri
  readonly evidence: Evidence
}

/** The plan that is looked at: what `option`, `cost` and `exposure` read. */
export interface PlanView {
  readonly option: OptionFrame
  readonly family: string
  readonly cost: Slot
  readonly exposure: Slot
}

export function decidingSpeaker(program: PolicyProgram, input: DecisionInput, now?: number): Speaker {
  const first = makeFrame(program.terms, input, program.parameters, now)
  return speakerOf(program, undefined, first, siteText(first.site))
}

/** A guard policy reads the site of the decision unless it names its own. */
export function guardSpeaker(program: PolicyProgram, input: DecisionInput, site: Slot, now: number): Speaker {
  const terms = program.terms.site === undefined ? { ...program.terms, site: () => site } : program.terms
  const first = makeFrame(terms, input, program.parameters, now)
  const speaker = speakerOf({ ...program, terms }, policyId(program.model.id), first, siteText(site))
  return { ...speaker, inForce: isEffective(program.model, speaker.base, now) }
}

function speakerOf(program: PolicyProgram, policy: PolicyId | undefined, first: Frame, site: string | undefined): Speaker {
  const rows = rowStates(program, first, site)
  const parameters = parametersUnder(program, fitFor(program, rows))
  const base = parameters === program.parameters ? first : withParameters(program.terms, first, parameters)
  return { program, policy, inForce: true, rows, base, frames: undefined, last: undefined, settled: [] }
}

export function siteText(site: Slot): string | undefined {
  return typeof site === 'string' ? site : undefined
}

/** The rollout rows for one option of the deciding policy. */
export function fitOf({ program, rows }: Speaker, { family, option }: Pick<PlanView, 'family' | 'option'>): RolloutFit {
  return fitFor(program, rows, option.id, family)
}

/** The frame in which a plan is judged, showing that plan. */
export function frameOf(speaker: Speaker, view: PlanView): Frame {
  const frame = frameFor(speaker, view)
  frame.option = view.option
  frame.step = undefined
  frame.cost = view.cost
  frame.exposure = view.exposure
  return frame
}

function frameFor(speaker: Speaker, view: PlanView): Frame {
  if (!speaker.program.parametersVary) return speaker.base
  // One plan is looked at many times in a row.
  if (speaker.last?.option !== view.option) speaker.last = { option: view.option, frame: frameUnder(speaker, fitOf(speaker, view)) }
  return speaker.last.frame
}

function frameUnder(speaker: Speaker, fit: RolloutFit): Frame {
  const { program, base } = speaker
  const parameters = parametersUnder(program, fit)
  if (parameters === base.parameters) return base
  const key = fit.map(row => row?.index).join()
  const known = speaker.frames?.get(key)
  if (known !== undefined) return known
  const frame = withParameters(program.terms, base, parameters)
  speaker.frames = (speaker.frames ?? new Map<string, Frame>()).set(key, frame)
  return frame
}

/**
 * Whether a voice counts: a guard policy's is recorded without effect where its rollout says `observe`; without a rollout it counts.
 * `undefined`: it counts in one row that may apply and not in another, or its policy may not be in force.
 */
export function isCounted(speaker: Speaker, view: PlanView): Tri {
  const { program, policy, inForce } = speaker
  if (policy === undefined || program.model.rollout === undefined) return inForce
  const counts = fitOf(speaker, view).map(row => phaseOf(program, [row]) !== 'observe')
  const counted = counts.every(one => one === counts[0]) ? counts[0] : undefined
  return counted === true ? inForce : counted
}

/** A voice that may count does, but a deny of it is not certain and reviews. */
export function voteOf(vote: 'review' | 'deny', counted: Tri): 'review' | 'deny' {
  return counted === undefined ? 'review' : vote
}
