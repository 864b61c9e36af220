import type { Scoring } from '@countersign/core'
import { embeddedScorer } from '@countersign/core/scoring'
import { expect, test } from 'vitest'
import { answeredBy } from './answered-by.ts'

type Provenance = NonNullable<Scoring['provenance']>

const { identity } = embeddedScorer({ id: 'gpt', version: '1', score: () => ({ confidence: {} }) })

test('answers are counted by who gave them, the most frequent first, with their failures', () => {
  const by = (model: string): Provenance => ({ answeredBy: 'gpt', identity, model })
  const answered = (model: string): Scoring => ({ status: 'answered', scorer: 'release', confidence: { hold: '1' }, provenance: by(model) })
  const failed = (why: string): Scoring => ({ status: 'failed', scorer: 'release', why, provenance: by('old') })
  expect(answeredBy([answered('new'), failed('timeout'), answered('old'), failed('__proto__'), failed('timeout')])).toEqual([
    {
      scorer: 'release',
      answeredBy: 'gpt',
      model: 'old',
      identity,
      answers: 4,
      failed: Object.fromEntries([
        ['timeout', 2],
        ['__proto__', 1],
      ]),
    },
    { scorer: 'release', answeredBy: 'gpt', model: 'new', identity, answers: 1, failed: {} },
  ])
})

test('of an answer that does not say who gave it the name in the policy is known', () => {
  expect(answeredBy([{ status: 'failed', scorer: 'release', why: 'timeout' }])).toEqual([
    { scorer: 'release', answers: 1, failed: { timeout: 1 } },
  ])
})
