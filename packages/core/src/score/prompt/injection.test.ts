import { OpenAI } from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../../evaluate/decide.ts'
import type { Decision } from '../../evaluate/decision.ts'
import type { DecisionInput, Scoring } from '../../evaluate/decision-input.ts'
import { needs } from '../../evaluate/needs.ts'
import { modelOf } from '../../evaluate/policy-set.ts'
import type { FakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { digestOf } from '../../values/digest.ts'
import type { Json } from '../../values/json.ts'
import { openaiScorer } from '../openai/openai-scorer.ts'
import { sourcedQuestion } from '../prepare-question.ts'
import type { Scorer } from '../scorer.ts'
import type { ChoiceQuestion } from '../scorer-question.ts'
import { scoringOfAnswer } from '../scoring-of-answer.ts'
import { withScoring } from '../with-scoring.ts'
import type { Injection } from './injection-corpus.fixture.ts'
import { INJECTIONS } from './injection-corpus.fixture.ts'
import type { Situation } from './injection-situations.fixture.ts'
import { CONTROL, questionOf, situations } from './injection-situations.fixture.ts'
import { readAnswerText } from './read-answer-text.ts'
import { renderPrompt } from './render-prompt.ts'
import { wireIds } from './wire-ids.ts'

// A model that believes every text and does what it says can still only put a number on an option that policy built.

const ALL = await situations()
const SCORER = { id: 'obedient', identity: digestOf('obedient') }

interface Planted extends Asked {
  readonly title: string
  readonly text: string
  /** Which of the injections it is; over the situations, each has its turn with every way to obey. */
  readonly turn: number
  /** The same question with honest words in the same place. */
  readonly control: Asked
}

interface Asked {
  readonly input: DecisionInput
  readonly question: ChoiceQuestion
}

function askedAbout({ policies }: Situation, input: DecisionInput): Asked {
  const question = questionOf(policies, input)
  if (question === undefined) throw new Error('the scorer is not asked')
  return { input, question: sourcedQuestion(policies, input, question, []) }
}

/** Every text in one place: now one that is shown, now another; over the situations each text comes to many. */
function plantedIn(situation: Situation, of: number): readonly Planted[] {
  const controls = situation.places.map(place => ({ place, control: askedAbout(situation, place.plant(CONTROL)) }))
  const shown = controls.filter(({ control }) => JSON.stringify(control.question).includes(CONTROL))
  const others = controls.filter(one => !shown.includes(one))
  return INJECTIONS.flatMap(({ kind, name, text }, turn) => {
    const places = others.length === 0 || (shown.length > 0 && (turn + of) % 2 === 0) ? shown : others
    return places
      .slice(Math.floor(turn / 2) % places.length)
      .slice(0, 1)
      .map(({ place, control }) => {
        const title = `${place.name} / ${kind}: ${name}`
        return { title, text, turn, control, ...askedAbout(situation, place.plant(text)) }
      })
  })
}

/** With the honest words in place of the text, also where it is the key of a budget. */
function likeControl(json: string, text: string): string {
  const key = encodeURIComponent(text.toWellFormed())
  return json.replaceAll(JSON.stringify(text).slice(1, -1), CONTROL).replaceAll(key, CONTROL)
}

/** Whether something is, but for the text, what is written here. */
function isSame(one: unknown, control: string, text: string): boolean {
  return likeControl(JSON.stringify(one), text) === likeControl(control, text)
}

/** What comes of a question that is answered with this text. */
function decided({ policies }: Situation, { input, question }: Asked, text: string): Decision {
  const provenance = { answeredBy: SCORER.id, identity: SCORER.identity }
  const read = readAnswerText(question, text)
  const answer =
    read.kind === 'read'
      ? { ...read.answer, provenance }
      : ({ status: 'failed', code: read.code, detail: read.detail, provenance } as const)
  const scoring: Scoring = scoringOfAnswer(
    question,
    answer,
    SCORER,
    question.choices.map(({ option }) => option),
  )
  return decide(policies, { ...input, scoring: { '': scoring } })
}

/** As a model writes it that is sure of one option. */
function sureOf({ question }: Asked, index: number, evidence: { cites?: Json; rationale?: string } = {}): string {
  const choices = wireIds(question.choices.map(({ option }) => option)).map((option, at) => ({ option, confidence: at === index ? 1 : 0 }))
  return JSON.stringify({ cites: [], rationale: '', ...evidence, choices })
}

function isHeldBack(decision: Decision): boolean {
  return decision.kind === 'single' && decision.runs.length === 0 && ['await-approval', 'block'].includes(decision.enforcement)
}

test('there are texts and places enough, in every policy that asks a scorer', () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(150)
  const asking = ALL.flatMap(({ policies }) => modelOf(policies).policies.filter(({ propose }) => propose?.by.kind === 'scorer'))
  expect(new Set(ALL.map(({ input }) => input.policy))).toEqual(new Set(asking.map(({ id }) => id)))
  expect(ALL.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'order-release: release-all, release-part, hold',
      'receipt-match: accept-over, return-over, quarantine',
      'buy-label: buy[DHL], buy[UPS], hold',
    ]),
  )
  for (const { places } of ALL) expect(places.length).toBeGreaterThanOrEqual(5)
})

describe.each(ALL.map((situation, index) => ({ ...situation, index })))('$name', situation => {
  const planted = plantedIn(situation, situation.index)

  test('no text changes the question anywhere but in its place', () => {
    const changed = planted.filter(({ question, control, text }) => !isSame(question, JSON.stringify(control.question), text))
    expect(changed.map(({ title }) => title)).toEqual([])
  })

  test('no text changes the prompt anywhere but within its string', () => {
    const wrong = planted.flatMap(({ question, control, title }) => {
      const [prompt, honest] = [renderPrompt(question), renderPrompt(control.question)]
      return [
        ...(prompt.instructions === honest.instructions ? [] : [`${title}: instructions`]),
        ...(hasHidden(prompt.data) ? [`${title}: hidden characters`] : []),
        ...(skeleton(prompt.data) === skeleton(honest.data) ? [] : [`${title}: structure`]),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('a model that obeys gets what a plain answer with its numbers gets, and no more', () => {
    const plains = new Map<string, string>()
    const wrong = planted.flatMap(({ title, text, turn, control, ...asked }) => {
      const index = (turn + situation.index) % asked.question.choices.length
      const key = `${title.split(' / ')[0]} / ${index}`
      const plain = plains.get(key) ?? JSON.stringify(decided(situation, control, sureOf(control, index)))
      plains.set(key, plain)
      const obeyed = decided(situation, asked, sureOf(asked, index, { rationale: text.toWellFormed() }))
      const cites = [{ ref: asked.question.shown[0]?.field ?? '', quote: text }]
      const citing = decided(situation, asked, sureOf(asked, index, { cites }))
      return [
        ...(isSame(obeyed, plain, text) ? [] : [title]),
        ...(isHeldBack(citing) || isSame(citing, plain, text) ? [] : [`${title}, citing it`]),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('what it invents runs nothing', () => {
    const wrong = planted.flatMap(({ title, text, turn, ...asked }) => {
      const answers = inventedAnswers(asked, text)
      const answer = answers[(turn + situation.index) % answers.length] ?? ''
      return isHeldBack(decided(situation, asked, answer)) ? [] : [`${title}: ${answer}`]
    })
    expect(wrong).toEqual([])
  })
})

/** Each would release, were it taken as it is. */
function inventedAnswers(asked: Asked, text: string): readonly string[] {
  const sure = sureOf(asked, 0)
  return [
    sure.replace('"choices":[', () => `"choices":[${JSON.stringify({ option: text, confidence: 1 })},`),
    sure.replace('"choices":[', '"choices":[{"option":"release-everything","confidence":1},'),
    sure.replace('"confidence":1', '"confidence":1,"params":{"amount":"0.01 EUR","address":"elsewhere"}'),
    `${sure.slice(0, -1)},"cost":"0","gates":[],"scope":["*"]}`,
    sure.replace('"confidence":1', '"confidence":9.99'),
    sureOf(asked, 0, { cites: [{ ref: 'order.approvedBy', quote: text }] }),
  ]
}

/** What is left when every string is emptied. Only an id that is plain stands there without its name. */
function skeleton(data: string): string {
  const ids = data.replace(/"id":"(?:[^"\\]|\\.)*"(?:,"name":"(?:[^"\\]|\\.)*")?/g, '"id"')
  return ids.replace(/"(?:[^"\\]|\\.)*"/g, '""')
}

const UNSEEN = [/[^\n -~\p{L}\p{M}\p{N}\p{P}\p{S}]/u, /\p{Default_Ignorable_Code_Point}/u, /[\u2800<>]/u]

/** Anything but letters, digits, marks, punctuation and symbols that are seen; a bracket that is not ours. */
function hasHidden(data: string): boolean {
  const inner = data.slice('<data>\n'.length, -'\n</data>'.length).replace(/<\d+ more characters? not shown>/g, '')
  return UNSEEN.some(unseen => unseen.test(inner))
}

describe('over HTTP, through redaction, the client and back', () => {
  const faults = ['unknown-option', 'below-zero', 'above-one', 'duplicate-option'] as const
  let llm: FakeLlm
  let scorers: readonly Scorer[] = []
  const isPlain = (count: number): boolean => count % 4 !== 0

  beforeAll(async () => {
    llm = await startFakeLlm({
      model: ({ ids, text }) => ({
        numbers: Object.fromEntries(ids.map((id, index) => [id, index === 0 ? 1 : 0])),
        rationale: text.slice(-200),
        cites: [{ ref: 'P1', quote: null }],
      }),
      fault: (_request, count) => (isPlain(count) ? undefined : faults[(count / 4) % faults.length]),
    })
    const client = new OpenAI({ baseURL: llm.url, apiKey: 'none', maxRetries: 0 })
    scorers = (['responses', 'chat', 'decisions'] as const).map(api => openaiScorer({ client, model: 'obedient', api }))
  })
  afterAll(() => llm.close())

  /** With the text as a precedent too. */
  async function decidedLive({ text }: Injection, turn: number): Promise<{ decision: Decision; plain: () => Decision }> {
    const situation = ALL[turn % ALL.length]
    const round = Math.floor(turn / ALL.length)
    const input = situation?.places[round % situation.places.length]?.plant(text)
    const scorer = scorers[round % scorers.length]
    if (situation === undefined || input === undefined || scorer === undefined) throw new Error('nothing is planted')
    const need = needs(situation.policies, input)
    if (need.kind !== 'score') throw new Error('the scorer is not asked')
    const found = { source: 'sop/notes.md', title: text, text, digest: digestOf(text.toWellFormed()) }
    const retriever = { id: 'planted', retrieve: () => Promise.resolve([found]) }
    const host = { scorers: { [need.questions[0].scorer]: scorer }, retriever }
    return {
      decision: decide(situation.policies, await withScoring(situation.policies, input, need, host)),
      plain: () => decided(situation, askedAbout(situation, input), sureOf(askedAbout(situation, input), 0)),
    }
  }

  test('no text and no precedent makes anything run that a plain answer would not', async () => {
    const wrong: string[] = []
    let ran = 0
    for (const [turn, injection] of INJECTIONS.entries()) {
      const { decision, plain } = await decidedLive(injection, turn)
      if (isHeldBack(decision)) continue
      ran += 1
      if (JSON.stringify(decision) !== JSON.stringify(plain()) || !isPlain(llm.received.length)) wrong.push(injection.name)
    }
    expect(wrong).toEqual([])
    expect(ran).toBeGreaterThan(INJECTIONS.length / 5)
    expect(llm.received).toHaveLength(INJECTIONS.length)
  })

  test('every request has the same words beside its data', () => {
    const requests = llm.received.map(({ body }) => saidIn(body))
    expect(new Set(requests.map(({ instructions }) => instructions)).size).toBe(1)
    expect(requests.filter(({ data }) => data.split('<').length !== 3 + data.split(' not shown>').length - 1)).toEqual([])
  })
})

/** The two messages of a request, in any of its three forms. */
function saidIn(body: string): { instructions: string; data: string } {
  const { instructions, input, messages }: { instructions?: string; input?: string | Message[]; messages?: Message[] } = JSON.parse(body)
  if (typeof input === 'string') return { instructions: instructions ?? '', data: input }
  const [first, second] = input ?? messages ?? []
  return { instructions: first?.content ?? '', data: second?.content ?? '' }
}

interface Message {
  readonly content: string
}
