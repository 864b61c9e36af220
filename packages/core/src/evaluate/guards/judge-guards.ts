import type { StepId } from '../../values/ids.ts'
import type { Reason } from '../decision.ts'
import type { Frame } from '../frame/frame.ts'
import type { Candidate } from '../options/candidate.ts'
import { evidenceOf, NO_EVIDENCE } from '../program/probe.ts'
import type { GuardProgram } from '../program/program.ts'
import { reasonOf } from '../reason.ts'
import type { SettledGuard, Speaker } from '../speaker.ts'
import { frameOf, isCounted, voteOf } from '../speaker.ts'
import { namesStep, stepsNamed } from './steps-named.ts'

/** Adds what the guards of one policy say of one plan. All are asked; none hears another. */
export function judgeGuards(speaker: Speaker, candidate: Candidate, reasons: Reason[]): void {
  const { guards } = speaker.program
  if (guards.length === 0) return
  const frame = frameOf(speaker, candidate)
  for (const guard of guards) {
    if (guard.reads.step) judgeSteps(speaker, guard, candidate, frame, reasons)
    else judgeWhole(speaker, guard, candidate, frame, reasons)
  }
}

/** A guard that reads no step is asked once a plan, and speaks of every step that it names. */
function judgeWhole(speaker: Speaker, guard: GuardProgram, candidate: Candidate, frame: Frame, reasons: Reason[]): void {
  if (!namesStep(guard.names, candidate)) return
  const settled = settle(speaker, guard, frame)
  if (settled.holds !== false) reasons.push(speak(speaker, guard, candidate, settled, stepsNamed(guard.names, candidate)))
}

function judgeSteps(speaker: Speaker, guard: GuardProgram, candidate: Candidate, frame: Frame, reasons: Reason[]): void {
  for (const { step, frame: shown } of candidate.steps) {
    if (!guard.names(step.action)) continue
    frame.step = shown
    const settled = ask(guard, frame)
    frame.step = undefined
    if (settled.holds !== false) reasons.push(speak(speaker, guard, candidate, settled, [step.id]))
  }
}

/** A guard that hangs on nothing but subject and facts is asked once a decision, whatever the number of plans. */
function settle(speaker: Speaker, guard: GuardProgram, frame: Frame): SettledGuard {
  if (guard.reads.option || frame !== speaker.base) return ask(guard, frame)
  const known = speaker.settled[guard.index] ?? ask(guard, frame)
  speaker.settled[guard.index] = known
  return known
}

const SILENT: SettledGuard = { holds: false, evidence: NO_EVIDENCE }
const ALWAYS: SettledGuard = { holds: true, evidence: NO_EVIDENCE }

function ask({ when }: GuardProgram, frame: Frame): SettledGuard {
  if (when === undefined) return ALWAYS
  const holds = when.test(frame)
  return holds === false ? SILENT : { holds, evidence: evidenceOf(when.probe, frame, holds) }
}

/** Unknown is review, whatever the guard would say. */
function speak(
  speaker: Speaker,
  { model, queue }: GuardProgram,
  candidate: Candidate,
  { holds, evidence }: SettledGuard,
  steps: readonly StepId[],
): Reason {
  const counted = isCounted(speaker, candidate)
  const vote = voteOf(holds === true ? model.then : 'review', counted)
  return reasonOf({ code: model.id, kind: 'guard', policy: speaker.policy, counted: counted !== false, queue }, vote, steps, evidence)
}
