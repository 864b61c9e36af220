import OpenAI from 'openai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRecord } from '../../audit/record.ts'
import { decide } from '../../evaluate/decide.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { inputOf } from '../../evaluate/generated/decision-input.fixture.ts'
import { WORKSPACE } from '../../evaluate/generated/release.fixture.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import type { FaultName } from '../../testing/llm/llm-faults.ts'
import type { FakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { openaiScorer } from '../openai/openai-scorer.ts'
import type { Scorer } from '../scorer.ts'
import { withScoring } from '../with-scoring.ts'
import { FILE } from './cassette.fixture.ts'
import { openQuestion } from './open-question.ts'
import { readCassette } from './read-cassette.ts'
import { recordingScorer } from './recording-scorer.ts'
import { replayScoring } from './replay-scoring.ts'
import { newTape } from './tape.ts'
import { writeCassette } from './write-cassette.ts'

const policies = policySetOf(WORKSPACE)
const asking = inputOf({ calendars: { 'DC-EAST': { days: [] } }, scoring: {} })

let llm: FakeLlm
let fault: FaultName | undefined
beforeAll(async () => {
  llm = await startFakeLlm({ fault: () => fault })
})
afterAll(() => llm.close())

function scorer(api: 'responses' | 'chat' | 'decisions'): Scorer {
  const client = new OpenAI({ apiKey: 'sk-test-4f9aK2mQ8vX1zR7tB3nW6yD0', baseURL: llm.url })
  return openaiScorer({ client, model: 'a-model', api, attempts: 1 })
}

const recordBytes = (input: DecisionInput): string =>
  canonicalJson(JSON.parse(JSON.stringify(makeRecord(policies, input, decide(policies, input)))))

async function recorded(live: Scorer): Promise<{ readonly input: DecisionInput; readonly text: string; readonly issues: number }> {
  const question = openQuestion(policies, asking)
  if (question === undefined) throw new Error('nothing is asked')
  const tape = newTape()
  const scorers = { release: recordingScorer(live, tape) }
  const input = await withScoring(policies, asking, { kind: 'score', questions: [question] }, { scorers })
  const { text, issues } = writeCassette(tape.answers(), FILE)
  return { input, text, issues: issues.length }
}

test.each<['responses' | 'chat' | 'decisions', FaultName | undefined]>([
  ['responses', undefined],
  ['chat', undefined],
  ['decisions', undefined],
  ['responses', 'refusal'],
  ['responses', 'unknown-option'],
])('what a model behind the %s API says (fault: %s) replays to the same record, without a request', async (api, planted) => {
  fault = planted
  const { input, text, issues } = await recorded(scorer(api))
  const asked = llm.received.length
  expect(issues).toBe(0)
  expect(text).not.toContain('sk-test')
  const read = readCassette(text, FILE)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues))
  const { id, identity } = scorer(api)
  expect(recordBytes(replayScoring(policies, asking, read.cassette, { release: { id, identity } }).input)).toBe(recordBytes(input))
  expect(input.scoring['']?.status).toBe(planted === undefined ? 'answered' : 'failed')
  expect(llm.received).toHaveLength(asked)
})

test('a server that fails leaves nothing on the tape', async () => {
  fault = 'server-error'
  const { input, text } = await recorded(scorer('responses'))
  expect(input.scoring['']).toMatchObject({ status: 'failed', why: 'server-error' })
  expect(JSON.parse(text).answers).toEqual([])
})
