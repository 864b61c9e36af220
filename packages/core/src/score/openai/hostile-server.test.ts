import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidenceText, scoreText } from '../floored.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { asking, CHOICE, clientOf, KEY, members } from './asked.fixture.ts'
import { openaiScorer } from './openai-scorer.ts'
import { ANSWER_TEXT, completionOf, responseOf } from './replies.fixture.ts'

const RUNS = Math.min(2000, Number(process.env['LAWS'] ?? 100))

const SCORES = JSON.stringify({ cites: [], rationale: '', scores: members(3).members.map(({ member }) => ({ member, score: 7 })) })
const RIGHT: Readonly<Record<'responses' | 'chat' | 'decisions', readonly unknown[]>> = {
  responses: [responseOf(), responseOf([{ type: 'output_text', text: SCORES }])],
  chat: [ANSWER_TEXT, SCORES].map(content => completionOf({ finish_reason: 'stop', message: { content, refusal: null } })),
  decisions: [
    { answers: [{ type: 'choice', name: 'option', probabilities: [{ value: 'hold', probability: 0.5 }] }] },
    { answers: [0, 1, 2].map(at => ({ type: 'score', name: `m${at}`, score: at })) },
  ],
}

/** Where in a body something else is put. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [path, ...below.flatMap(([key, member]) => placesIn(member, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy = Array.isArray(value) ? [...value] : Object.assign({}, value)
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, by))
  return copy
}

const status = fc.oneof({ weight: 6, arbitrary: fc.constant(200) }, fc.integer({ min: 200, max: 599 }))
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(KEY, '', null, -1, 1.0000001, 1e300, '__proto__', 'release', 'constructor'),
)
const body = (right: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...placesIn(right)), value).map(([place, by]) => JSON.stringify(replaced(right, place, by))),
    fc.tuple(fc.nat({ max: 2000 }), fc.string({ maxLength: 5 })).map(([at, put]) => {
      const text = JSON.stringify(right)
      return `${text.slice(0, at)}${put}${text.slice(at + put.length)}`
    }),
  )
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'retry-after', 'retry-after-ms', 'date', 'x-request-id', 'x-should-retry', 'location'),
  fc.oneof(fc.constantFrom('application/json', 'false', '0', KEY), fc.string({ unit: 'grapheme-ascii', maxLength: 12 })),
)

function expectWellFormed(question: ScorerQuestion, answer: ScorerAnswer): void {
  const told = JSON.stringify(answer)
  expect(told).not.toContain(KEY)
  expect(answer.provenance.attempts).toBeLessThanOrEqual(2)
  switch (answer.status) {
    case 'failed':
      expect(answer.code).not.toBe('scorer-threw')
      expect(answer.detail.length).toBeLessThanOrEqual(300)
      break
    case 'answered':
      expect(question.kind).toBe('choice')
      expect(CHOICE.choices.map(({ option }): string => option)).toEqual(expect.arrayContaining(Object.keys(answer.confidence)))
      for (const text of Object.values(answer.confidence)) expect(confidenceText(text)).toBe(text)
      break
    case 'ranked':
      expect(question.kind).toBe('members')
      for (const text of Object.values(answer.score)) expect(scoreText(text)).toBe(text)
  }
}

test.each(['responses', 'chat', 'decisions'] as const)(
  '%s: whatever a server sends, the answer is among what was asked, or a failure',
  async api => {
    let next: Response | undefined
    const reply = (): Promise<Response> => (next === undefined ? Promise.reject(new Error('no reply')) : Promise.resolve(next.clone()))
    const client = clientOf('http://127.0.0.1:9/v1', undefined, { fetch: reply })
    const scorer = openaiScorer({ id: 'hostile', client, model: 'm', api, attempts: 2, backoffMs: 1, timeoutMs: 200 })
    for (const [at, right] of RIGHT[api].entries()) {
      const question = at === 0 ? CHOICE : members(3)
      await fc.assert(
        fc.asyncProperty(status, headers, body(right), async (code, given, text) => {
          const init = { status: code, headers: { 'content-type': 'application/json', ...given } }
          next = new Response([204, 205, 304].includes(code) ? null : text, init)
          expectWellFormed(question, await scorer.score(question, asking()))
        }),
        { numRuns: RUNS },
      )
    }
  },
)
