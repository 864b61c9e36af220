import { expect, test } from 'vitest'
import type { MembersQuestion } from '../scorer-question.ts'
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
