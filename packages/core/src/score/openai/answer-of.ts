import { randomUUID } from 'node:crypto'
import type { OpenAI } from 'openai'
import { renderPrompt } from '../prompt/render-prompt.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { LONGEST_TIMER } from '../whole-setting.ts'
import type { AskLimits } from './ask.ts'
import { ask } from './ask.ts'
import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import type { Marked, Passage } from './guarded-fetch.ts'
import { PASSAGE } from './guarded-fetch.ts'
import type { Settings } from './options.ts'
import type { Said } from './said.ts'
import { joined } from './said.ts'
import type { Trail } from './trail.ts'
import type { RequestOptions, WireApi } from './wire-api.ts'

/** Puts a question, in as many requests as its API needs, one after the other; the first that fails is the answer to the whole. */
export async function answerOf(
  client: OpenAI,
  api: WireApi,
  question: ScorerQuestion,
  trail: Trail,
  limits: AskLimits,
): Promise<Said | Failure> {
  const split = api.partsOf(question)
  if (split.kind === 'failed') return split
  const said: Said[] = []
  for (const part of split.parts) {
    const answer = await answerToPart(client, api, part, trail, limits)
    if (answer.kind === 'failed') return answer
    said.push(answer)
  }
  const [first, ...more] = said
  return first === undefined ? failure('request-refused', 'there is nothing to ask about') : joined([first, ...more])
}

async function answerToPart(
  client: OpenAI,
  api: WireApi,
  question: ScorerQuestion,
  trail: Trail,
  limits: AskLimits,
): Promise<Said | Failure> {
  const asked = (question.kind === 'choice' ? question.choices : question.members).length
  if (asked === 0) return failure('request-refused', 'there is nothing to ask about')
  const { settings } = limits
  const prompt = renderPrompt(question)
  trail.prompts.push(prompt.instructions, prompt.data)
  const headers = headersOf(settings)
  const send = (passage: Passage): Promise<unknown> =>
    api.send(client, { question, prompt, settings }, requestOptions(passage, headers, settings))
  const given = await ask(send, trail, limits)
  return given.kind === 'envelope' ? api.read(question, given.envelope) : given
}

/** One key for all attempts, so that a server which heeds it answers and charges once; another sample is another question. */
function headersOf({ headers, idempotencyHeader }: Settings): Readonly<Record<string, string>> {
  return { ...headers, ...(idempotencyHeader === false ? {} : { [idempotencyHeader]: randomUUID() }) }
}

/** The client's own limit only has to be longer than ours. */
const MARGIN_MS = 1000

function requestOptions(passage: Passage, headers: Readonly<Record<string, string>>, { perAttemptMs }: Settings): RequestOptions {
  const fetchOptions: Pick<RequestInit, 'redirect'> & Marked = { [PASSAGE]: passage }
  return { maxRetries: 0, timeout: Math.min(perAttemptMs + MARGIN_MS, LONGEST_TIMER), signal: passage.signal, headers, fetchOptions }
}
