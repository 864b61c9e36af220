import { expect, test } from 'vitest'
import type { AnswerBeside, ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { digestOf } from '../../values/digest.ts'
import type { FailureCode } from '../failure-codes.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import { spentBy } from './spent-by.ts'

const ESTIMATE = { tokens: '1000', USD: '0.01' }
const BY: ScoringProvenance = { answeredBy: 'model', identity: digestOf('model') }
const USED: ScoringProvenance = { ...BY, usage: { inputTokens: 300, outputTokens: 20 }, cost: { amount: '0.002', currency: 'USD' } }

const answered = (provenance: ScoringProvenance): ScorerAnswer => ({ status: 'answered', confidence: { hold: '1' }, provenance })
const failed = (code: FailureCode, provenance: ScoringProvenance): ScorerAnswer => ({ status: 'failed', code, detail: '', provenance })
const beside = (role: AnswerBeside['role'], provenance: ScoringProvenance, why?: FailureCode): AnswerBeside => ({
  role,
  status: why === undefined ? 'answered' : 'failed',
  ...(why === undefined ? {} : { why }),
  provenance,
})

test.each<[string, ScorerAnswer, tokens: string, usd: string]>([
  ['what came back', answered(USED), '320', '0.002'],
  ['more than the estimate, where it was more', answered({ ...USED, usage: { inputTokens: 5000, outputTokens: 1 } }), '5001', '0.002'],
  ['the estimate, where nothing came back', answered(BY), '1000', '0.01'],
  ['the estimate of the unit that did not', answered({ ...USED, cost: { amount: '1', currency: 'EUR' } }), '320', '0.01'],
  ['the estimate for a cost below zero', answered({ ...USED, cost: { amount: '-1', currency: 'USD' } }), '320', '0.01'],
  ['what a failure cost', failed('truncated', USED), '320', '0.002'],
  ['the estimate for a failure that tells nothing', failed('server-error', BY), '1000', '0.01'],
  ['nothing, where nobody was asked', failed('circuit-open', BY), '0', '0'],
  ['nothing, where no request was sent', failed('connection-failed', { ...BY, attempts: 0 }), '0', '0'],
  ['the estimate at least, where a request was broken off', failed('aborted', USED), '1000', '0.01'],
  ['more, where that much is known', failed('timeout', { ...USED, usage: { inputTokens: 2000, outputTokens: 0 } }), '2000', '0.01'],
  [
    'what all of a fallback cost: it is in the sum already',
    answered({ ...USED, besides: [beside('fallen-back-from', USED, 'truncated')] }),
    '320',
    '0.002',
  ],
  [
    'the estimate at least, where one of them was broken off',
    answered({ ...USED, besides: [beside('fallen-back-from', BY, 'timeout')] }),
    '1000',
    '0.01',
  ],
  ['the challenger too, which is not in the sum', answered({ ...USED, besides: [beside('challenger', USED)] }), '640', '0.004'],
  [
    'the estimate at least, where the challenger was late',
    answered({ ...USED, besides: [beside('challenger', BY, 'timeout')] }),
    '1000',
    '0.01',
  ],
])('charged is %s', (_name, answer, tokens, usd) => {
  expect(spentBy(answer, ESTIMATE)).toEqual({ tokens, USD: usd })
})
