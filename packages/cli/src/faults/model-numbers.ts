import type { DecisionInput, Need, PolicySet, Scoring } from '@countersign/core'
import { decide } from '@countersign/core'

/** A confidence for each option that is asked about. */
export interface ModelNumbers {
  readonly by: Readonly<Record<string, number>>
  /** The case had an answer, and this is it. */
  readonly recorded: boolean
}

/** Leaves none of the usual gates in doubt. */
const SURE = 0.999

/**
 * What the model behind the fake server says of a case: what was recorded; else it is sure of an option that is not safe, because an
 * answer that would not run anything proves nothing about the fault that spoils it.
 */
export function modelNumbers(
  policies: PolicySet,
  input: DecisionInput,
  { questions: [question] }: Extract<Need, { kind: 'score' }>,
  recorded: Scoring | undefined,
): ModelNumbers {
  const options = question.choices.map(({ option }) => option)
  if (recorded?.status === 'answered') {
    const { confidence } = recorded
    return { by: numbered(options, option => Number(Object.hasOwn(confidence, option) ? confidence[option] : 0)), recorded: true }
  }
  const risky = riskyAmong(policies, input, options) ?? options[0]
  return { by: numbered(options, option => (option === risky ? SURE : 0)), recorded: false }
}

function numbered(options: readonly string[], number: (option: string) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(options.map(option => [option, number(option)]))
}

function riskyAmong(policies: PolicySet, input: DecisionInput, options: readonly string[]): string | undefined {
  const decision = decide(policies, input)
  if (decision.kind !== 'single') return undefined
  return decision.eligible.find(({ plan }) => options.includes(plan.option) && plan.steps.some(step => !step.safe))?.plan.option
}
