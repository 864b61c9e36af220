import { createServer } from 'node:net'
import OpenAI from 'openai'
import { afterAll, describe, expect, test } from 'vitest'
import { embeddedScorer } from '../score/embedded-scorer.ts'
import { openaiScorer } from '../score/openai/openai-scorer.ts'
import type { Scorer } from '../score/scorer.ts'
import type { ScorerAnswer } from '../score/scorer-answer.ts'
import type { LlmApi } from './llm/llm-api.ts'
import { startFakeLlm } from './llm/start-fake-llm.ts'
import { scorerConformance } from './scorer-conformance.ts'

const APIS: readonly LlmApi[] = ['responses', 'chat', 'decisions']

const [sound, broken, silent] = await Promise.all([
  startFakeLlm(),
  startFakeLlm({ fault: () => 'bad-gateway' }),
  startFakeLlm({ fault: () => 'hang' }),
])
afterAll(() => Promise.all([sound.close(), broken.close(), silent.close()]))

describe.each(APIS)('the scorer behind the openai client, by %s', api => {
  const at = (baseURL: string): Scorer => {
    return openaiScorer({ client: new OpenAI({ baseURL, apiKey: 'none' }), model: 'm', api, backoffMs: 1 })
  }
  const checks = scorerConformance({
    scorer: () => at(sound.url),
    failing: () => at(broken.url),
    hanging: () => at(silent.url),
    ranks: true,
  })

  test.each(checks)('$name', ({ run }) => run())
})

describe('a scorer in the process', () => {
  const scorer = (): Scorer =>
    embeddedScorer({
      id: 'even',
      version: '1',
      score: question =>
        question.kind === 'choice'
          ? { confidence: Object.fromEntries(question.choices.map(({ option }) => [option, 1 / 3])) }
          : { score: Object.fromEntries(question.members.map(({ member }, place) => [member, -place])) },
    })

  test.each(scorerConformance({ scorer, ranks: true }))('$name', ({ run }) => run())
})

const identity = embeddedScorer({ id: 'x', version: '1', score: () => ({ confidence: {} }) }).identity
const provenance = { answeredBy: 'x', identity }
const answer = (confidence: Readonly<Record<string, string>>): ScorerAnswer => ({ status: 'answered', confidence, provenance })
const says = (given: unknown): Scorer => ({ id: 'x', identity, score: async () => given as ScorerAnswer })

describe('who breaks a promise is found out', () => {
  test.each<{ readonly name: string; readonly scorer: () => Scorer; readonly broken: RegExp }>([
    {
      name: 'throws',
      scorer: () => ({ id: 'x', identity, score: () => Promise.reject(new Error('no')) }),
      broken: /never throws/,
    },
    { name: 'names another option', scorer: () => says(answer({ 'pay-all': '1' })), broken: /names only what was asked about/ },
    { name: 'has seven places', scorer: () => says(answer({ go: '0.1234567' })), broken: /at most six places/ },
    { name: 'is more than sure', scorer: () => says(answer({ go: '1.2' })), broken: /in \[0, 1\]/ },
    { name: 'gives numbers', scorer: () => says({ ...answer({}), confidence: { go: 0.5 } }), broken: /is decimal text/ },
    { name: 'names nothing', scorer: () => says(answer({})), broken: /names nothing/ },
    { name: 'ranks options', scorer: () => says({ status: 'ranked', score: { go: '1' }, provenance }), broken: /members ranked/ },
    { name: 'is silent on who answered', scorer: () => says({ ...answer({ go: '1' }), provenance: {} }), broken: /who answered/ },
    {
      name: 'fails where it could answer',
      scorer: () => says({ status: 'failed', code: 'timeout', detail: '', provenance }),
      broken: /gives an answer/,
    },
    {
      name: 'writes into the question',
      scorer: () => ({
        id: 'x',
        identity,
        score: async question => {
          Object.assign(question, { instructions: '' })
          return answer({ go: '1' })
        },
      }),
      broken: /never throws/,
    },
  ])('$name', async ({ scorer, broken: promise }) => {
    const [check] = scorerConformance({ scorer, ranks: false }).filter(({ name }) => name.startsWith('gives options'))
    await expect(check?.run()).rejects.toThrow(promise)
  })

  test('by another identity each time', async () => {
    let made = 0
    const scorer = (): Scorer => {
      made += 1
      return embeddedScorer({ id: 'x', version: String(made), score: () => ({ confidence: {} }) })
    }
    await expect(scorerConformance({ scorer, ranks: false })[0]?.run()).rejects.toThrow('same identity')
  })

  test('by a failure of its own making', async () => {
    const failing = (): Scorer => says({ status: 'failed', code: 'oops', detail: '', provenance })
    const check = scorerConformance({ scorer: failing, failing, ranks: false }).find(({ name }) => name.startsWith('fails'))
    await expect(check?.run()).rejects.toThrow('known code')
  })

  test('by a connection that outlives the question', async () => {
    const hanging = (): Scorer => ({
      id: 'x',
      identity,
      score: (_, { signal }) =>
        new Promise(resolve => {
          const server = createServer().listen(0, '127.0.0.1')
          signal.addEventListener('abort', () => {
            resolve({ status: 'failed', code: 'aborted', detail: '', provenance })
            setTimeout(() => server.close(), 300)
          })
        }),
    })
    const check = scorerConformance({ scorer: hanging, hanging, ranks: false, patienceMs: 50 }).at(-1)
    await expect(check?.run()).rejects.toThrow(/is left after it; got \[.*TCPServerWrap/)
  })
})
