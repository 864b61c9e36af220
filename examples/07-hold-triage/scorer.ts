import type { ScorerQuestion } from '@countersign/core/scoring'
import { embeddedScorer } from '@countersign/core/scoring'

/** What speaks against the quick way, wherever it was written. */
const DOUBTS = ['dispute', 'moved', 'came back', 'three times', 'whether']

/**
 * A few lines of ours in the place of a model: sure of the one option that resolves the hold, less where what was written speaks against
 * it, and least where no procedure was found. It says nothing about what a real model would answer.
 */
export const holdTriage = embeddedScorer({ id: 'doubts', version: '1', score: scoreHold })

function scoreHold(question: ScorerQuestion) {
  const options = question.kind === 'choice' ? question.choices.map(({ option }) => option) : []
  const text = String(question.shown.find(({ field }) => field === 'order.hold.text')?.value ?? '')
  const doubt = DOUBTS.find(word => text.includes(word))
  const [procedure] = question.precedents
  const sure = procedure === undefined ? 0.6 : doubt === undefined ? 0.95 : 0.7
  return {
    confidence: Object.fromEntries(options.map(option => [option, option === 'ticket' ? 1 - sure : sure])),
    rationale: doubt === undefined ? 'Nothing speaks against it.' : `The text says \`${doubt}\`.`,
    cites: procedure === undefined ? [] : [{ ref: procedure.ref }],
  }
}
