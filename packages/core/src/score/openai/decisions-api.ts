import type { OpenAI } from 'openai'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import { wireIds } from '../prompt/wire-ids.ts'
import type { ChoiceQuestion, MembersQuestion, ScorerQuestion } from '../scorer-question.ts'
import { failure } from './failure.ts'
import { failureOfError } from './failure-of-status.ts'
import { nameAt, readDecisions } from './read-decisions.ts'
import type { WireApi } from './wire-api.ts'

type Body = Parameters<OpenAI['decisions']['create']>[0]
type Question = Body['questions'][number]

/** As the API has it. */
const MOST_CHOICES = 255
const MOST_QUESTIONS = 400

const ASKS = {
  choice: 'Which option of the data does policy want here, by the instructions above?',
  predicate: 'The only option of the data is what policy wants here, by the instructions above.',
  score: 'How early should this member of the data be served, by the instructions above? The member:',
  levels: ['last', 'late', 'in the middle', 'early', 'first'],
} as const

/**
 * The Decisions API, in public beta. A choice among options is one question, whose probabilities are the confidences: they sum to 1, so
 * "none of these" is an option that policy must offer. A single option is asked about as a statement. Members are scored one question
 * each, 0 for the first level to 4 for the last, in as many requests as that takes.
 */
export const decisionsApi: WireApi = {
  form: JSON.stringify(ASKS),
  partsOf: question => {
    if (question.kind === 'members') return { kind: 'parts', parts: slicesOf(question) }
    const { length } = question.choices
    return length <= MOST_CHOICES
      ? { kind: 'parts', parts: [question] }
      : failure('request-refused', `a choice of the Decisions API has at most ${MOST_CHOICES} options, this one has ${length}`)
  },
  send: (client, { question, prompt, settings }, options) => {
    const body: Body = {
      ...settings.parameters,
      model: settings.model,
      input: [
        { role: 'developer', content: prompt.instructions },
        { role: 'user', content: prompt.data },
      ],
      questions: question.kind === 'choice' ? [choiceOf(question)] : scoresOf(question),
    }
    return client.decisions.create(body, options).asResponse()
  },
  read: (question, envelope) => {
    const { error, answers }: JsonObject = envelope
    if (isJsonObject(error)) return failureOfError(error)
    if (answers === null) return failure('empty', 'the decision has no answers')
    if (!Array.isArray(answers)) return failure('wrong-shape', 'the decision has no list of answers')
    return answers.length === 0 ? failure('empty', 'the decision has no answer') : readDecisions(question, answers)
  },
}

function slicesOf(question: MembersQuestion): readonly ScorerQuestion[] {
  const slices: MembersQuestion[] = []
  for (let at = 0; at < question.members.length; at += MOST_QUESTIONS) {
    slices.push({ ...question, members: question.members.slice(at, at + MOST_QUESTIONS) })
  }
  return slices
}

function choiceOf({ choices }: ChoiceQuestion): Question {
  return choices.length === 1
    ? { type: 'predicate', name: 'option', instructions: ASKS.predicate }
    : {
        type: 'choice',
        name: 'option',
        instructions: ASKS.choice,
        choices: wireIds(choices.map(({ option }) => option)).map(value => ({ value })),
      }
}

function scoresOf({ members }: MembersQuestion): Question[] {
  return wireIds(members.map(({ member }) => member)).map((wire, at) => ({
    type: 'score',
    name: nameAt(wire, at),
    instructions: `${ASKS.score} \`${wire}\``,
    levels: ASKS.levels.map(label => ({ label })),
  }))
}
