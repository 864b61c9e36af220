import { expect, test } from 'vitest'
import { digestOf } from '../values/digest.ts'
import { optionId, policyId } from '../values/ids.ts'
import type { ChoiceQuestion } from './scorer-question.ts'
import { scoringOfAnswer } from './scoring-of-answer.ts'

const LEFT: ChoiceQuestion = {
  kind: 'choice',
  policy: policyId('holds'),
  scorer: 'triage',
  instructions: '',
  choices: [
    { option: optionId('notify[email-1]'), says: 'Write to [email-1]' },
    { option: optionId('hold'), says: 'Hold' },
  ],
  shown: [],
  precedents: [],
}
const OPTIONS = [optionId('notify[jane@example.com]'), optionId('hold')]
const SCORER = { id: 'model', identity: digestOf('model') }
const provenance = { answeredBy: 'model', identity: SCORER.identity }

test('an option that has left under a pseudonym is answered under its own name', () => {
  const answer = { status: 'answered', confidence: { 'notify[email-1]': '0.9', hold: '0.2' }, provenance } as const
  expect(scoringOfAnswer(LEFT, answer, SCORER, OPTIONS)).toMatchObject({
    asked: OPTIONS,
    confidence: { 'notify[jane@example.com]': '0.9', hold: '0.2' },
  })
})

test('its own name was not asked about', () => {
  const answer = { status: 'answered', confidence: { 'notify[jane@example.com]': '0.9' }, provenance } as const
  expect(scoringOfAnswer(LEFT, answer, SCORER, OPTIONS)).toMatchObject({ status: 'failed', why: 'unknown-option' })
})

test('long words are cut, and more cites than a person can follow are a failure', () => {
  const answer = { status: 'answered', confidence: { hold: '1' }, rationale: 'x'.repeat(5000), provenance } as const
  expect(scoringOfAnswer(LEFT, answer, SCORER, OPTIONS)).toMatchObject({ rationale: 'x'.repeat(4000) })
  const cites = Array.from({ length: 51 }, () => ({ ref: 'order.total' }))
  expect(scoringOfAnswer(LEFT, { ...answer, cites }, SCORER, OPTIONS)).toMatchObject({ status: 'failed', why: 'wrong-shape' })
})
