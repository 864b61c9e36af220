import { describe, expect, test } from 'vitest'
import { decide } from '../../evaluate/decide.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { inputOf } from '../../evaluate/generated/decision-input.fixture.ts'
import { WORKSPACE } from '../../evaluate/generated/release.fixture.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import { digestOf } from '../../values/digest.ts'
import { policyId } from '../../values/ids.ts'
import { embeddedScorer } from '../embedded-scorer.ts'
import { shopInput, shopModel } from '../redact/shop.fixture.ts'
import type { Retriever } from '../retriever.ts'
import { withScoring } from '../with-scoring.ts'
import { cassetteWith, MODEL, textOf } from './cassette.fixture.ts'
import { openQuestion } from './open-question.ts'
import { recordingScorer } from './recording-scorer.ts'
import { replayScoring } from './replay-scoring.ts'
import { newTape } from './tape.ts'

const policies = policySetOf(WORKSPACE)
const asking = inputOf({ calendars: { 'DC-EAST': { days: [] } }, scoring: {} })
const EMPTY = cassetteWith()

describe('nothing is looked up', () => {
  const answered = { status: 'failed', scorer: 'release', why: 'timeout' } as const
  test.each<[string, DecisionInput]>([
    ['where the input has its answer', { ...asking, scoring: { '': answered } }],
    ['where the policy is not there', { ...asking, policy: policyId('none') }],
    ['where the input is none', { ...asking, now: 'yesterday' }],
    ['where the event is stale', { ...asking, arrival: 'stale' }],
  ])('%s', (_name, input) => {
    expect(replayScoring(policies, input, EMPTY)).toEqual({ kind: 'not-asked', input })
  })

  test('where the input cannot be read at all', () => {
    const input = new Proxy(asking, {
      get: () => {
        throw new Error('revoked')
      },
    })
    expect(replayScoring(policies, input, EMPTY).kind).toBe('not-asked')
  })
})

test('a miss is a failed scorer to the decision, and the record says why', () => {
  const replayed = replayScoring(policies, asking, EMPTY)
  expect(replayed).toMatchObject({ kind: 'missed', detail: 'nothing like this question was recorded' })
  expect(replayed.input.scoring['']).toMatchObject({
    status: 'failed',
    scorer: 'release',
    why: 'cassette-miss',
    provenance: { detail: 'nothing like this question was recorded' },
  })
  const failed = decide(policies, { ...asking, scoring: { '': { status: 'failed', scorer: 'release', why: 'cassette-miss' } } })
  expect(decide(policies, replayed.input)).toEqual(failed)
  expect(asking.scoring).toEqual({})
})

test('another model than the one that counts is a miss that names both', async () => {
  const tape = newTape()
  const recording = recordingScorer(
    { ...MODEL, score: async () => ({ status: 'answered', confidence: { hold: '1' }, provenance: PROVENANCE }) },
    tape,
  )
  await scored(asking, recording)
  const cassette = cassetteWith(...tape.answers())
  expect(replayScoring(policies, asking, cassette, { release: MODEL }).kind).toBe('found')
  expect(replayScoring(policies, asking, cassette, { release: { id: 'newer', identity: digestOf('newer') } })).toMatchObject({
    kind: 'missed',
    detail: expect.stringMatching(/of `model`, model `gpt-9`: another model, prompt, schema or map than `newer` has now$/),
    input: { scoring: { '': { provenance: { answeredBy: 'newer' } } } },
  })
})

const PROVENANCE = { answeredBy: MODEL.id, identity: MODEL.identity, model: 'gpt-9' }

async function scored(
  input: DecisionInput,
  scorer: ReturnType<typeof recordingScorer>,
  more: { readonly retriever?: Retriever; readonly set?: typeof policies } = {},
): Promise<DecisionInput> {
  const { set = policies, ...host } = more
  const question = openQuestion(set, input)
  if (question === undefined) throw new Error('nothing is asked')
  return withScoring(set, input, { kind: 'score', questions: [question] }, { scorers: { [question.scorer]: scorer }, ...host })
}

test('personal data is in neither file nor replay, whatever the precedents call it', async () => {
  const set = policySetOf(shopModel('order.notes, order.buyer, order.gate'))
  const order = { notes: 'Call Jane Doe', buyer: 'Jane Doe', gate: 'ring for Jane Doe', contactPhone: '+49 30 901820' }
  const input = shopInput(order)
  // What an earlier decision called somebody takes the first name of this question.
  const retriever: Retriever = {
    id: 'fixed',
    retrieve: async () => [{ source: 'r-1', title: 'Earlier', text: '[name-1] told Jane Doe to wait', digest: digestOf('r-1') }],
  }
  const tape = newTape()
  const model = embeddedScorer({ id: 'model', version: '1', score: () => ({ confidence: { hold: 1 }, cites: [{ ref: 'P1' }] }) })
  const live = await scored(input, recordingScorer(model, tape), { retriever, set })
  const text = textOf(...tape.answers())
  expect(text).toContain('[name-2]')
  expect(text).not.toMatch(/Jane|Doe|901820/)
  const replayed = replayScoring(set, input, cassetteWith(...tape.answers()))
  expect(replayed).toMatchObject({ kind: 'found', input: { scoring: { '': { status: 'answered' } } } })
  expect(JSON.parse(JSON.stringify(replayed.input))).toEqual(JSON.parse(JSON.stringify(live)))
  const other = replayScoring(set, shopInput({ ...order, gate: 'ring for somebody' }), cassetteWith(...tape.answers()))
  expect(other).toMatchObject({ kind: 'missed', detail: expect.stringContaining('`order.gate` is `"ring for somebody"`') })
})
