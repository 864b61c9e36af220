import type { Decision, DecisionInput, PolicySet } from '@countersign/core'
import { decide, simulate, simulatedLedger } from '@countersign/core'
import type { Answered, Answering } from '../cassette/answering.ts'

/** Where the ledger of budgets comes from: the recording, or the run itself, which folds what its own decisions reserve. */
export type Replay = 'recorded' | 'simulated'

/** A decision, and the input that it was made on: under `simulated` with the ledger as it stood, with a cassette with its answer. */
export interface Replayed {
  readonly input: DecisionInput
  readonly decision: Decision
  /** What the cassette had to say; absent without one. */
  readonly scored?: Answered
}

/** One run's way of deciding. Under `simulated` it remembers: decisions are coupled, and file order is the order of time. */
export function deciderOf(policies: PolicySet, replay: Replay, answering?: Answering): (input: DecisionInput) => Replayed {
  const decided = onLedger(policies, replay)
  if (answering === undefined) return decided
  return input => {
    const scored = answering(input)
    return { ...decided(scored.input), scored }
  }
}

function onLedger(policies: PolicySet, replay: Replay): (input: DecisionInput) => Replayed {
  if (replay === 'recorded') return input => ({ input, decision: decide(policies, input) })
  const ledger = simulatedLedger()
  return input => simulate(policies, input, ledger)
}
