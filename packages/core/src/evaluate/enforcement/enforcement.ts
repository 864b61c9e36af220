import type { StepId } from '../../values/ids.ts'
import type { Enforcement, Phase, Reason } from '../decision.ts'
import type { Candidate } from '../options/candidate.ts'
import { isReview, verdictOf } from '../verdict.ts'

/** What happens to a plan: which steps run now, which wait. */
export interface Enforced {
  readonly enforcement: Enforcement
  readonly runs: readonly StepId[]
  readonly waits: readonly StepId[]
}

export interface EnforcementQuestion {
  readonly candidate: Candidate
  readonly reasons: readonly Reason[]
  readonly phase: Phase
  /** Nothing runs by itself, also not what is safe. */
  readonly stopped: boolean
  /** The phase's own queue has approved the plan. */
  readonly approved: boolean
}

/** The table of verdict and phase. */
export function enforce(question: EnforcementQuestion): Enforced {
  const { candidate, reasons, phase, stopped } = question
  if (phase === 'observe') return { enforcement: 'observe', runs: [], waits: [] }
  if (verdictOf(reasons) === 'deny') return { enforcement: 'block', runs: [], waits: [] }
  const ids = candidate.steps.map(({ step }) => step.id)
  const first = stopped ? 0 : firstWaiting(question)
  if (first === undefined) return { enforcement: 'execute', runs: ids, waits: [] }
  const prefix = candidate.program?.model.onReview === 'rest' && !stopped ? first : 0
  return { enforcement: prefix > 0 ? 'execute-then-await' : 'await-approval', runs: ids.slice(0, prefix), waits: ids.slice(prefix) }
}

/** Position of the first step that waits; `undefined`: none does. A voice on the whole plan holds its first step already. */
function firstWaiting({ candidate, reasons, phase, approved }: EnforcementQuestion): number | undefined {
  const reviews = reasons.filter(isReview)
  if (reviews.some(({ steps }) => steps.length === 0)) return 0
  const asksPhase = phase === 'approval' && !approved
  const waits = candidate.steps.findIndex(({ step }) => (asksPhase && !step.safe) || reviews.some(({ steps }) => steps.includes(step.id)))
  return waits < 0 ? undefined : waits
}
