import type { DecisionInput, PolicySet } from '@countersign/core'
import type { AnsweredBy, Cassette, ReplayedScoring } from '@countersign/core/scoring'

/** How questions are answered without asking anybody. Plain data, so that it can be handed to a thread. */
export interface AnsweringSetup {
  readonly cassette: Cassette
  /** Whose answers count, by the name that policies give; for a name that is left out, whoever was recorded. */
  readonly scorers: Readonly<Record<string, AnsweredBy>>
  /** Answers that the recorded lines have themselves are left aside. */
  readonly rescore: boolean
  /** Why the recording that was just made lacks answers; the same for all of them. */
  readonly unanswered?: string | undefined
}

/** Puts the answer into an input that needs one. */
export type Answering = (input: DecisionInput) => Answered

/** `once`: the reason is that of the whole recording, and enough where it is told for the first. */
export type Answered = ReplayedScoring & { readonly once?: true }

/** Scoring is loaded only where a run has a cassette: others start without it. */
export async function answeringFrom(policies: PolicySet, setup: AnsweringSetup | undefined): Promise<Answering | undefined> {
  if (setup === undefined) return undefined
  const { replayScoring } = await import('@countersign/core/scoring')
  const { cassette, scorers, rescore, unanswered } = setup
  return input => {
    const replayed = replayScoring(policies, rescore ? unscored(input) : input, cassette, scorers)
    if (replayed.kind === 'missed' && unanswered !== undefined) return { ...replayed, detail: unanswered, once: true }
    return replayed.kind === 'not-asked' ? { kind: 'not-asked', input } : replayed
  }
}

/** The input as it was before anybody was asked. */
export function unscored(input: DecisionInput): DecisionInput {
  return { ...input, scoring: {} }
}
