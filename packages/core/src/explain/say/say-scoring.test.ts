import { expect, test } from 'vitest'
import type { Scoring } from '../../evaluate/decision-input.ts'
import { inputOf } from '../../evaluate/generated/decision-input.fixture.ts'
import { WORKSPACE } from '../../evaluate/generated/release.fixture.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import { digestOf } from '../../values/digest.ts'
import { explain } from '../explain.ts'

const policies = policySetOf(WORKSPACE)
const identity = digestOf('x')
const usage = { inputTokens: 795, outputTokens: 31 }
const ANSWER = { status: 'answered', scorer: 'release', confidence: { 'release-all': '0.97' } } as const

function sentences(scoring: Scoring): readonly string[] {
  return explain(policies, inputOf({ scoring: { '': scoring } })).sentences
}

test.each<[string, Scoring, readonly string[]]>([
  ['an answer without provenance', ANSWER, []],
  [
    'a model, its cost and its words',
    {
      ...ANSWER,
      rationale: 'all lines\u0007 are free',
      provenance: { answeredBy: 'responses:m', identity, model: 'm-2026', attempts: 2, usage, cost: { amount: '0.01', currency: 'USD' } },
    },
    ['Answered by responses:m (model m-2026): 2 requests, 795 tokens in, 31 out and 0.01 USD.', 'In its words: all lines  are free'],
  ],
  [
    'a fallback',
    {
      ...ANSWER,
      provenance: {
        answeredBy: 'small',
        identity,
        besides: [
          { role: 'fallen-back-from', status: 'failed', why: 'timeout', provenance: { answeredBy: 'large', identity } },
          {
            role: 'challenger',
            status: 'answered',
            confidence: { hold: '0.9', 'release-all': '0.2' },
            provenance: { answeredBy: 'new', identity },
          },
        ],
      },
    },
    ['Answered by small.', 'Asked before, in vain: large, timeout.', 'Beside, without counting: new, hold at confidence 0.9.'],
  ],
  [
    'a failure',
    {
      status: 'failed',
      scorer: 'release',
      why: 'timeout',
      provenance: { answeredBy: 'large', identity, attempts: 1, detail: 'no answer within 8000 ms' },
    },
    ['No answer of large: 1 request; no answer within 8000 ms.'],
  ],
])('%s', (_name, scoring, told) => {
  const all = sentences(scoring)
  expect(all.filter(line => /^(Answered|In its words|No answer|Asked before|Beside)/.test(line))).toEqual(told)
  expect(all.length).toBeGreaterThan(told.length)
})

test('an answer that played no part is not told', () => {
  const blocked = inputOf({ arrival: 'stale', scoring: { '': { ...ANSWER, provenance: { answeredBy: 'm', identity } } } })
  expect(explain(policies, blocked).sentences.join('\n')).not.toContain('Answered')
})
