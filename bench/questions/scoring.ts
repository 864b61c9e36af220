import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openaiScorer } from '@countersign/core/openai'
import { withScoring } from '@countersign/core/scoring'
import { OpenAI } from 'openai'
import { at } from '../engines/engine.ts'
import type { Answer } from '../question.ts'
import { tell } from '../question.ts'
import type { Figure, Target } from '../report/figure.ts'
import { waitingOrders } from '../scoring/released-questions.ts'
import { timingOf } from '../timing/measure.ts'

/** Questions in a round: the 99th percentile of a round is its third longest. */
const QUESTIONS = 300
const AT_ONCE = 200
const BARE = 'bare `fetch` of the same body'
const CLIENT = 'the `openai` client alone'
const OURS = 'countersign, `withScoring`'

/** One way to put question `index` to the server. */
type Put = (index: number) => Promise<unknown>

export const scoring: Answer = async ({ quick }) => {
  const rounds = quick ? 5 : 25
  const server = fork(fileURLToPath(new URL('../scoring/serve.ts', import.meta.url)))
  try {
    const [url] = await once(server, 'message')
    const ways = await waysTo(String(url))
    tell(`asking ${rounds} × ${QUESTIONS} questions in three ways, one after the other`)
    const percentiles = await percentilesOf(ways.all, rounds)
    tell(`asking ${rounds} × ${QUESTIONS} questions with a clock around the request`)
    const own = await ownTime(ways.apart, rounds)
    tell(`asking ${rounds} × ${AT_ONCE} questions at once`)
    const memory = await heapAfter(at(ways.all, 2).put, rounds)
    return { figures: [...percentiles, ...own.figures, ...memory], targets: [own.target] }
  } finally {
    server.kill()
  }
}

interface Way {
  readonly subject: string
  readonly gives: string
  readonly put: Put
}

/** What a question takes, less what its request takes from the call of `fetch` to the last byte of the body. */
type Apart = (index: number) => Promise<number>

interface Ways {
  readonly all: readonly Way[]
  readonly apart: Apart
}

async function waysTo(url: string): Promise<Ways> {
  const { policies, waiting } = await waitingOrders(QUESTIONS)
  const bodies: string[] = []
  const client = new OpenAI({ apiKey: 'none', baseURL: url, maxRetries: 0 })
  const recording = client.withOptions({
    fetch: (target, init) => {
      bodies.push(String(init?.body))
      return fetch(target, init)
    },
  })
  const scorerOf = (asked: OpenAI) => openaiScorer({ client: asked, model: 'fake', api: 'responses' })
  const ask = (asked: OpenAI): Put => {
    const scorers = { release: scorerOf(asked) }
    return async index => {
      const { input, need } = at(waiting, index % waiting.length)
      const scored = await withScoring(policies, input, need, { scorers })
      if (scored.scoring['']?.status !== 'answered') throw new Error(`not answered: ${JSON.stringify(scored.scoring[''])}`)
      return scored
    }
  }
  const first = ask(recording)
  for (const index of waiting.keys()) await first(index)
  const headers = { 'content-type': 'application/json', authorization: 'Bearer none' }
  const bare: Put = async index => {
    const response = await fetch(`${url}/responses`, { method: 'POST', headers, body: at(bodies, index % bodies.length) })
    return await response.json()
  }
  const plain: Put = async index => await client.responses.create(JSON.parse(at(bodies, index % bodies.length)))
  const wire = { ms: 0 }
  const timed = ask(
    client.withOptions({
      fetch: async (target, init) => {
        const start = performance.now()
        const response = await fetch(target, init)
        const body = await response.arrayBuffer()
        wire.ms = performance.now() - start
        return new Response(body, { status: response.status, headers: response.headers })
      },
    }),
  )
  const apart: Apart = async index => {
    const start = performance.now()
    await timed(index)
    return performance.now() - start - wire.ms
  }
  const all = [
    { subject: BARE, gives: 'JSON', put: bare },
    { subject: CLIENT, gives: 'a response', put: plain },
    { subject: OURS, gives: 'question, redaction, prompt, answer, checks, provenance', put: ask(client) },
  ]
  return { all, apart }
}

/** Question by question in turns, so that a slow moment falls on all; percentiles of each round, then best and median over rounds. */
async function percentilesOf(ways: readonly Way[], rounds: number): Promise<readonly Figure[]> {
  const middle: number[][] = ways.map(() => [])
  const late: number[][] = ways.map(() => [])
  for (let round = -1; round < rounds; round += 1) {
    const taken: number[][] = ways.map(() => [])
    for (let index = 0; index < QUESTIONS; index += 1) {
      for (let turn = 0; turn < ways.length; turn += 1) {
        const way = (turn + index) % ways.length
        const start = performance.now()
        await at(ways, way).put(index)
        at(taken, way).push(performance.now() - start)
      }
    }
    // The first round warms up.
    if (round < 0) continue
    for (const [way, times] of taken.entries()) {
      const sorted = times.toSorted((a, b) => a - b)
      at(middle, way).push(at(sorted, Math.floor(QUESTIONS / 2)))
      at(late, way).push(at(sorted, Math.floor(QUESTIONS * 0.99)))
    }
  }
  return ways.flatMap(({ subject, gives }, way): Figure[] => [
    { question: 'a question, half of them within', subject, gives, unit: 'ms', ...timingOf(at(middle, way)), against: BARE },
    { question: 'a question, 99 % of them within', subject, gives, unit: 'ms', ...timingOf(at(late, way)), against: BARE },
  ])
}

interface OwnTime {
  readonly figures: readonly Figure[]
  readonly target: Target
}

/** What the layer itself takes, with the client inside it: neither the wire nor the server, nor what a busy machine does to them. */
async function ownTime(apart: Apart, rounds: number): Promise<OwnTime> {
  const middle: number[] = []
  const late: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const taken: number[] = []
    for (let index = 0; index < QUESTIONS; index += 1) taken.push(await apart(index))
    if (round < 0) continue
    const sorted = taken.toSorted((a, b) => a - b)
    middle.push(at(sorted, Math.floor(QUESTIONS / 2)))
    late.push(at(sorted, Math.floor(QUESTIONS * 0.99)))
  }
  const gives = 'time apart from the request, with the client’s'
  return {
    figures: [
      { question: 'a question’s own time, half within', subject: OURS, gives, unit: 'ms', ...timingOf(middle) },
      { question: 'a question’s own time, 99 % within', subject: OURS, gives, unit: 'ms', ...timingOf(late) },
    ],
    target: { promise: 'the scoring layer apart from the request, at p99', ...timingOf(late), atMost: 1, unit: 'ms' },
  }
}

/** The heap that is in use after rounds of 200 questions at once: flat if the last is not above the first. */
async function heapAfter(put: Put, rounds: number): Promise<readonly Figure[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used: number[] = []
  for (let round = 0; round < rounds * 4; round += 1) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => put(index)))
    collect()
    used.push(process.memoryUsage().heapUsed / 2 ** 20)
  }
  const figure = (subject: string, part: readonly number[]): Figure => ({
    question: `${AT_ONCE} questions at once`,
    subject,
    gives: 'heap in use',
    unit: 'MB',
    ...timingOf(part),
    against: `after ${rounds} rounds`,
  })
  return [figure(`after ${rounds} rounds`, used.slice(0, rounds)), figure(`after ${rounds * 4} rounds`, used.slice(-rounds))]
}
