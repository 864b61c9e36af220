import type { StepId } from '../../values/ids.ts'
import type { Reason } from '../decision.ts'
import type { Frame } from '../frame/frame.ts'
import type { Candidate } from '../options/candidate.ts'
import { evidenceOf, NO_EVIDENCE } from '../program/probe.ts'
import type { GuardProgram } from '../program/program.ts'
import type { Voice } from '../reason.ts'
import { reasonOf } from '../reason.ts'
import type { SettledGuard, Speaker } from '../speaker.ts'
import { frameOf, isCounted, voteOf } from '../speaker.ts'
import { matchesAnyAction } from './action-pattern.ts'

/** What the guards of one policy say of one plan. All are asked; none hears another. */
export function judgeGuards(speaker: Speaker, candidate: Candidate): readonly Reason[] {
  const reasons: Reason[] = []
  const { guards } = speaker.program
  if (guards.length === 0) return reasons
  const frame = frameOf(speaker, candidate)
  for (const [index, guard] of guards.entries()) {
    if (candidate.steps.some(({ step }) => matchesAnyAction(guard.model.for, step.action)))
      judgeGuard(speaker, guard, index, candidate, frame, reasons)
  }
  return reasons
}

function judgeGuard(speaker: Speaker, guard: GuardProgram, index: number, candidate: Candidate, frame: Frame, reasons: Reason[]): void {
  const steps = () => candidate.steps.filter(({ step }) => matchesAnyAction(guard.model.for, step.action))
  if (!guard.reads.step) {
    const settled = settle(speaker, guard, index, frame)
    if (settled.holds !== false)
      reasons.push(
        speak(
          speaker,
          guard,
          candidate,
          settled,
          steps().map(({ step }) => step.id),
        ),
      )
    return
  }
  for (const { step, frame: shown } of steps()) {
    frame.step = shown
    const settled = ask(guard, frame)
    frame.step = undefined
    if (settled.holds !== false) reasons.push(speak(speaker, guard, candidate, settled, [step.id]))
  }
}

/** A guard that hangs on nothing but subject and facts is asked once a decision, whatever the number of plans. */
function settle(speaker: Speaker, guard: GuardProgram, index: number, frame: Frame): SettledGuard {
  if (guard.reads.option || frame !== speaker.base) return ask(guard, frame)
  const known = speaker.settled[index] ?? ask(guard, frame)
  speaker.settled[index] = known
  return known
}

function ask({ when }: GuardProgram, frame: Frame): SettledGuard {
  if (when === undefined) return { holds: true, evidence: NO_EVIDENCE }
  const holds = when.test(frame)
  return { holds, evidence: holds === false ? NO_EVIDENCE : evidenceOf(when.probe, frame, holds) }
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
  const voice: Voice = { code: model.id, kind: 'guard', policy: speaker.policy, counted: counted !== false, queue }
  return reasonOf(voice, voteOf(holds === true ? model.then : 'review', counted), steps, evidence)
}
