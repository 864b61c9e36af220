import { expect, test } from 'vitest'
import type { Measure } from '../../evaluate/decision.ts'
import type { Cite } from '../../evaluate/scoring-provenance.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ChoiceQuestion, MembersQuestion } from '../scorer-question.ts'
import { scoringOfAnswer } from '../scoring-of-answer.ts'
import type { Line } from './scripted.fixture.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import { selfConsistent } from './self-consistent.ts'

const ALL: Line = { says: { 'release-all': '0.9', hold: '0.1' }, rationale: 'stock is there' }
const HOLD: Line = { says: { 'release-all': '0.2', hold: '0.6' }, rationale: 'credit is thin' }
const TIE: Line = { says: { 'release-all': '0.5', hold: '0.50' } }
const LOST: Line = { fails: 'timeout' }

test.each<[string, readonly Line[], Readonly<Record<string, string>>]>([
  ['all agree', [ALL, ALL, ALL], { 'release-all': '1', hold: '0' }],
  ['two of three, cut and not rounded', [ALL, HOLD, ALL], { 'release-all': '0.666666', hold: '0.333333' }],
  ['a tie counts for nobody', [ALL, TIE, ALL], { 'release-all': '0.666666', hold: '0' }],
  ['a failure counts against', [ALL, LOST, LOST], { 'release-all': '0.333333', hold: '0' }],
  ['so does a sample that names what was not asked', [ALL, { says: { 'wire-money': '1' } }, ALL], { 'release-all': '0.666666', hold: '0' }],
  ['nothing but ties', [TIE, TIE, TIE], { 'release-all': '0', hold: '0' }],
  ['options that no sample named stay unnamed', [{ says: { hold: '0.4' } }, LOST, LOST], { hold: '0.333333' }],
])('%s', async (_name, [first, ...rest], confidence) => {
  const answer = await selfConsistent(scripted('model', first ?? LOST, ...rest), { samples: 3 }).score(QUESTION, asking())
  expect(answer).toMatchObject({ status: 'answered' })
  expect('confidence' in answer && answer.confidence).toEqual(confidence)
})

test('samples are recorded, their cost is summed, and the words are those of the majority', async () => {
  const told = { usage: { inputTokens: 100, outputTokens: 10 }, attempts: 1, latencyMs: 40 }
  const model = scripted(
    'model',
    { ...HOLD, told },
    { ...ALL, told },
    { fails: 'refused', told: { ...told, latencyMs: 70 } },
    { ...ALL, told },
  )
  const answer = await selfConsistent(model, { samples: 4 }).score(QUESTION, asking())
  expect(answer).toMatchObject({
    status: 'answered',
    rationale: 'stock is there',
    confidence: { 'release-all': '0.5', hold: '0.25' },
    provenance: {
      answeredBy: 'consistent(model)',
      usage: { inputTokens: 400, outputTokens: 40 },
      attempts: 4,
      latencyMs: 70,
      besides: [
        { role: 'sample', status: 'answered', confidence: { hold: '0.6' } },
        { role: 'sample', status: 'answered' },
        { role: 'sample', status: 'failed', why: 'refused' },
        { role: 'sample', status: 'answered' },
      ],
    },
  })
})

const SEEN: ChoiceQuestion = { ...QUESTION, shown: [{ field: 'order.total', from: 'erp', value: '820 EUR' }] }
const GROUNDED: Cite = { ref: 'order.total', quote: '820 EUR' }
const UNGROUNDED: Cite = { ref: 'secretApproval', quote: 'approved' }

async function consistently(...lines: readonly [Line, ...Line[]]): Promise<ScorerAnswer> {
  return await selfConsistent(scripted('model', ...lines), { samples: lines.length }).score(SEEN, asking())
}

test.each<[string, readonly [Line, ...Line[]], readonly Cite[]]>([
  [
    'the same once',
    [
      { ...ALL, cites: [GROUNDED] },
      { ...ALL, cites: [GROUNDED, { ref: 'order.total' }] },
    ],
    [GROUNDED, { ref: 'order.total' }],
  ],
  ['of those that do not speak', [{ ...ALL, cites: [GROUNDED] }, { ...ALL, cites: [UNGROUNDED] }, ALL], [GROUNDED, UNGROUNDED]],
  ['of a minority', [ALL, ALL, { ...HOLD, cites: [UNGROUNDED] }], [UNGROUNDED]],
  ['of a tie', [ALL, { ...TIE, cites: [UNGROUNDED] }], [UNGROUNDED]],
])('cites are those of all samples: %s', async (_name, lines, cites) => {
  expect(await consistently(...lines)).toMatchObject({ status: 'answered', cites })
})

test('of more cites than an answer may have the one that rests on nothing stays', async () => {
  const fields = Array.from({ length: 80 }, (_, at) => `order.f${at}`)
  const question: ChoiceQuestion = { ...QUESTION, shown: fields.map(field => ({ field, from: 'erp', value: 1 })) }
  const citing = (refs: readonly string[]): Line => ({ ...ALL, cites: refs.map(ref => ({ ref })) })
  const model = scripted('model', citing(fields.slice(0, 50)), citing(fields.slice(50)), { ...ALL, cites: [UNGROUNDED] })
  const answer = await selfConsistent(model, { samples: 3 }).score(question, asking())
  expect('cites' in answer && answer.cites).toHaveLength(50)
  expect(scoringOfAnswer(question, answer, model, [])).toMatchObject({ status: 'answered', ungrounded: ['secretApproval'] })
})

const EUR_9: Measure = { amount: '9', currency: 'EUR' }
const EUR_10: Measure = { amount: '10.00', currency: 'EUR' }

test.each<[string, readonly Measure[], Measure]>([
  ['numbers', ['9', '10', '2'], '10'],
  ['amounts', [EUR_9, EUR_10], EUR_10],
  ['amounts in both forms', [EUR_10, '9 EUR'], EUR_10],
  ['amounts and a bare zero', ['0', EUR_9], EUR_9],
  ['quantities', [{ amount: '3', unit: 'EA' }, '2 EA'], { amount: '3', unit: 'EA' }],
  ['one alone', [EUR_9], EUR_9],
])('the cost is the highest that a sample states: %s', async (_name, [first = '0', ...rest], cost) => {
  expect(await consistently({ ...ALL, cost: first }, ...rest.map(one => ({ ...HOLD, cost: one })), ALL)).toMatchObject({
    status: 'answered',
    cost,
  })
})

test.each<[string, readonly Measure[]]>([
  ['two currencies', [EUR_9, { amount: '9', currency: 'USD' }]],
  ['two units', ['3 EA', { amount: '3', unit: 'KGM' }]],
  ['a number and an amount', ['9', EUR_9]],
  ['one that cannot be read', [EUR_9, { amount: 'much', currency: 'EUR' }]],
  ['one below zero', [{ amount: '-1', currency: 'EUR' }, EUR_9]],
  ['a currency that is none', [{ amount: '1', currency: 'FUN' }]],
])('costs that nobody can compare are a failure: %s', async (_name, costs) => {
  const [first = ALL, ...rest] = costs.map((cost): Line => ({ ...ALL, cost }))
  expect(await consistently(first, ...rest, ALL)).toMatchObject({
    status: 'failed',
    code: 'wrong-shape',
    provenance: { besides: expect.any(Array) },
  })
})

test('all failed: failed, as the first did', async () => {
  const answer = await selfConsistent(scripted('model', { fails: 'refused' }, LOST), { samples: 2 }).score(QUESTION, asking())
  expect(answer).toMatchObject({ status: 'failed', code: 'refused', provenance: { besides: [{ why: 'refused' }, { why: 'timeout' }] } })
})

test('an abort ends every sample', async () => {
  const host = new AbortController()
  const model = scripted('model', { hangs: 'until-aborted' })
  const answering = selfConsistent(model, { samples: 5 }).score(QUESTION, asking({ signal: host.signal }))
  expect(model.open()).toBe(5)
  host.abort()
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
  expect(model.open()).toBe(0)
})

test('a ranking has no majority: nobody is asked', async () => {
  const { choices: _, ...rest } = QUESTION
  const members: MembersQuestion = { ...rest, kind: 'members', members: [{ member: 'SO-1', shown: [] }] }
  const model = scripted('model', ALL)
  expect(await selfConsistent(model, { samples: 3 }).score(members, asking())).toMatchObject({ status: 'failed', code: 'wrong-shape' })
  expect(model.asked).toHaveLength(0)
})

test.each([1, 0, 2.5, 101])('%s samples are a defect of the host', samples => {
  expect(() => selfConsistent(scripted('model', ALL), { samples })).toThrow(RangeError)
})
