import { expect, test } from 'vitest'
import type { AnswerBeside, ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { digestOf } from '../../values/digest.ts'
import type { FailureCode } from '../failure-codes.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import { spentBy } from './spent-by.ts'

const ESTIMATE = { tokens: '1000', USD: '0.01' }
const BY: ScoringProvenance = { answeredBy: 'model', identity: digestOf('model') }
const USED: ScoringProvenance = { ...BY, usage: { inputTokens: 300, outputTokens: 20 }, cost: { amount: '0.002', currency: 'USD' } }

const ONCE: ScoringProvenance = { ...USED, attempts: 1 }
const usage = (inputTokens: number, outputTokens: number): Pick<ScoringProvenance, 'usage'> => ({ usage: { inputTokens, outputTokens } })
const cost = (amount: string): Pick<ScoringProvenance, 'cost'> => ({ cost: { amount, currency: 'USD' } })

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
  ['the estimate, where no use is told of an answer', answered({ ...USED, ...usage(0, 0), ...cost('0') }), '1000', '0.01'],
  ['the estimate for each attempt but the one that told', answered({ ...USED, attempts: 3 }), '2320', '0.022'],
  ['the estimate for each attempt, where none told', failed('server-error', { ...BY, attempts: 3 }), '3000', '0.03'],
  ['the estimate for each attempt, where the last was broken off', failed('timeout', { ...USED, attempts: 3 }), '3000', '0.03'],
  ['nothing above all bounds for attempts that nobody makes', answered({ ...USED, attempts: 1e300 }), '1000320', '10.002'],
  [
    'what all of a fallback cost: it is in the sum already',
    answered({ ...USED, ...usage(600, 40), ...cost('0.004'), attempts: 2, besides: [beside('fallen-back-from', ONCE, 'truncated')] }),
    '640',
    '0.004',
  ],
  [
    'the estimate for the one fallen back to, where it told nothing',
    answered({ ...ONCE, besides: [beside('fallen-back-from', ONCE, 'truncated')] }),
    '1320',
    '0.012',
  ],
  [
    'nothing for a circuit that was open before the answer',
    answered({ ...ONCE, besides: [beside('fallen-back-from', BY, 'circuit-open')] }),
    '320',
    '0.002',
  ],
  [
    'the estimate for the one that was broken off before the answer',
    answered({ ...USED, besides: [beside('fallen-back-from', BY, 'timeout')] }),
    '1320',
    '0.012',
  ],
  ['the challenger too, which is not in the sum', answered({ ...USED, besides: [beside('challenger', USED)] }), '640', '0.004'],
  ['the estimate for a challenger that was late', answered({ ...USED, besides: [beside('challenger', BY, 'timeout')] }), '1320', '0.012'],
  [
    'the challenger of one that was fallen back from',
    answered({
      ...USED,
      ...usage(600, 40),
      besides: [beside('fallen-back-from', { ...USED, besides: [beside('challenger', USED)] }, 'refused')],
    }),
    '960',
    '0.014',
  ],
  [
    'samples, each for itself: as many attempts are not retries',
    answered({ ...BY, ...usage(600, 40), ...cost('0.004'), attempts: 2, besides: [beside('sample', ONCE), beside('sample', ONCE)] }),
    '640',
    '0.004',
  ],
  [
    'the estimate for a sample that told nothing',
    answered({ ...ONCE, attempts: 2, besides: [beside('sample', ONCE), beside('sample', { ...BY, attempts: 1 }, 'server-error')] }),
    '1320',
    '0.012',
  ],
  [
    'nothing for samples that nobody was asked for',
    failed('busy', { ...BY, besides: [beside('sample', BY, 'busy'), beside('sample', BY, 'busy')] }),
    '0',
    '0',
  ],
  [
    'a sum that is more than its samples',
    answered({ ...USED, besides: [beside('sample', ONCE), beside('sample', BY, 'busy')] }),
    '320',
    '0.002',
  ],
])('charged is %s', (_name, answer, tokens, usd) => {
  expect(spentBy(answer, ESTIMATE)).toEqual({ tokens, USD: usd })
})

test.each<[string, ScorerAnswer, tokens: string]>([
  ['an answer that tells less', answered({ ...USED, ...usage(1, 0) }), '200'],
  ['an answer that tells more', answered(USED), '320'],
  ['a failure that tells less', failed('refused', { ...USED, ...usage(1, 0) }), '200'],
  [
    'each sample that tells less',
    answered({ ...USED, ...usage(2, 0), besides: [1, 2].map(() => beside('sample', { ...BY, ...usage(1, 0) })) }),
    '400',
  ],
  ['none where nothing was sent', failed('busy', BY), '0'],
])('the least that is charged: %s', (_name, answer, tokens) => {
  expect(spentBy(answer, ESTIMATE, { tokens: '200' })['tokens']).toBe(tokens)
})
