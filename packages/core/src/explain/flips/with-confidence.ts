import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { OptionId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'

/** The input in which whoever chose `option` was exactly so sure of it: the agent that proposes, else the scorer. */
export function withConfidence(input: DecisionInput, option: OptionId, sure: Json): DecisionInput {
  const confidence = String(sure)
  const { trigger, scoring } = input
  if (trigger.kind === 'proposal') return { ...input, trigger: { ...trigger, proposal: { ...trigger.proposal, confidence } } }
  const answer = Object.hasOwn(scoring, '') ? scoring[''] : undefined
  if (answer?.status !== 'answered') return input
  return { ...input, scoring: { ...scoring, '': { ...answer, confidence: { ...answer.confidence, [option]: confidence } } } }
}
