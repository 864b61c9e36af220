import { digestOf } from '../../values/digest.ts'
import { optionId, policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { questionKey } from '../question-key.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ChoiceQuestion, Precedent } from '../scorer-question.ts'
import type { Cassette } from './cassette.ts'
import { readCassette } from './read-cassette.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { writeCassette } from './write-cassette.ts'

export const FILE = 'release.cassette.json'

/** A question with these fields shown. */
export function question(
  shown: Readonly<Record<string, Json>> = { 'order.total': '10 EUR' },
  more: Partial<ChoiceQuestion> = {},
): ChoiceQuestion {
  return {
    kind: 'choice',
    policy: policyId('order-release'),
    scorer: 'release',
    instructions: 'Release what can ship.',
    choices: [
      { option: optionId('release'), says: 'Release it' },
      { option: optionId('hold'), says: 'Hold it' },
    ],
    shown: Object.entries(shown).map(([field, value]) => ({ field, from: 'order', value })),
    precedents: [],
    ...more,
  }
}

export function precedent(source: string, text: string = `text of ${source}`): Precedent {
  return { ref: 'P1', source, title: source, text, digest: digestOf(source) }
}

export const MODEL = { id: 'model', identity: digestOf('model 1') } as const
export const OTHER_MODEL = { id: 'model', identity: digestOf('model 2') } as const

export function answer(more: Partial<Extract<ScorerAnswer, { status: 'answered' }>> = {}): ScorerAnswer {
  return {
    status: 'answered',
    confidence: { release: '0.95', hold: '0.05' },
    rationale: 'It can ship.',
    provenance: { answeredBy: MODEL.id, identity: MODEL.identity, latencyMs: 12 },
    ...more,
  }
}

export function recorded(asked: ChoiceQuestion = question(), said: ScorerAnswer = answer(), scorer = MODEL): RecordedAnswer {
  return { key: questionKey(asked, scorer.identity), scorer, question: asked, answer: said }
}

export function textOf(...answers: readonly RecordedAnswer[]): string {
  return writeCassette(answers, FILE).text
}

/** What is read of these answers after they were written. */
export function cassetteWith(...answers: readonly RecordedAnswer[]): Cassette {
  const read = readCassette(textOf(...answers), FILE)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues))
  return read.cassette
}
