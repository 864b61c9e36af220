import type { Verdict } from '../../evaluate/decision.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { phaseFor } from '../../evaluate/enforcement/phase.ts'
import type { Program } from '../../evaluate/program/program.ts'
import { readWalk } from '../../evaluate/read-walk.ts'
import { verdictOf } from '../../evaluate/verdict.ts'
import type { Lever } from './lever.ts'
import type { Premise } from './premise.ts'
import { premises } from './premise.ts'

/** Decides again under a premise. The verdict on the same plan; `undefined`: another plan would be chosen; `spent`: no trial is left. */
export type Trial = (levers: readonly Lever[]) => Verdict | 'spent' | undefined

export interface TrialQuestion {
  readonly program: Program
  readonly input: DecisionInput
  readonly option: string
  /** All that may be pulled. */
  readonly levers: readonly Lever[]
}

/** Trials of one explanation: each is a walk. */
const MOST_TRIALS = 80

export function trialOf({ program, input, option, levers }: TrialQuestion): Trial {
  const premise = premises(program, input, levers.map(substitutionOf))
  let left = MOST_TRIALS
  return set => {
    left -= 1
    return left < 0 ? 'spent' : verdictUnder(premise(set.map(substitutionOf)), option)
  }
}

const substitutionOf = ({ substitution }: Lever): Lever['substitution'] => substitution

/** What `decide` would say, without card, fallback and what else a verdict does not hang on. */
function verdictUnder({ program, input }: Premise, option: string): Verdict | undefined {
  const walked = readWalk(program, input)
  if (walked.kind !== 'walked') return undefined
  const { scene, choosing, reasons } = walked
  if (choosing.chosen?.judged.candidate.plan.option !== option) return undefined
  return verdictOf([...reasons, ...phaseFor(scene, choosing.chosen).notes])
}
