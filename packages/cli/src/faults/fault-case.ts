import type { DecisionInput, Need, Phase, PolicySet } from '@countersign/core'
import type { PhaseSets } from '@countersign/core/testing'
import { questionOf } from '@countersign/core/testing'
import type { ModelNumbers } from './model-numbers.ts'
import { modelNumbers } from './model-numbers.ts'

/** The two ways in which each case is decided: in its own phase, and as if its policy ran unattended everywhere. */
export const VIEWS = ['given', 'unattended'] as const

export type View = (typeof VIEWS)[number]

export function inEachView<T>(of: (view: View) => T): Readonly<Record<View, T>> {
  return { given: of('given'), unattended: of('unattended') }
}

/** A recorded case that gets as far as a question to a scorer. */
export interface FaultCase {
  /** `order-release: both sides of the spend limit [3]`, `events.jsonl:12`. */
  readonly name: string
  readonly sets: Readonly<Record<View, PolicySet>>
  /** Without its answer. */
  readonly input: DecisionInput
  readonly need: Extract<Need, { kind: 'score' }>
  /** What the model says of it where nothing goes wrong. */
  readonly says: ModelNumbers
}

/** @returns `undefined` where the case asks no scorer. */
export function faultCase(sets: PhaseSets, name: string, recorded: DecisionInput, phase?: Phase): FaultCase | undefined {
  const given = sets(recorded.policy, phase)
  const need = questionOf(given, recorded)
  if (need === undefined) return undefined
  const input = { ...recorded, scoring: {} }
  const says = modelNumbers(given, input, need, recorded.scoring[''])
  return { name, sets: { given, unattended: sets(recorded.policy, 'unattended') }, input, need, says }
}
