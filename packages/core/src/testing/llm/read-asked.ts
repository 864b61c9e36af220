import type { AskedOfModel } from './fake-model.ts'
import type { LlmApi } from './llm-api.ts'
import type { ReceivedRequest } from './received-request.ts'
import { enumerated, isRecord, memberOf, textsOf } from './request-body.ts'
import { schemaFault } from './schema-fault.ts'

/** One question of a request; a decisions request may hold 400. `name` and `type` are those of a decisions question. */
export interface AskedQuestion {
  readonly asked: AskedOfModel
  readonly name: string | undefined
  readonly type: 'choice' | 'predicate' | 'score'
  /** Of a `score` question. */
  readonly levels: readonly string[]
}

export type ReadAsked =
  | { readonly kind: 'asked'; readonly model: string; readonly questions: readonly AskedQuestion[] }
  /** As a real server refuses it: 400 with this message. */
  | { readonly kind: 'refused'; readonly message: string; readonly param: string }

/** What a request asks, read as strictly as a real server would. */
export function readAsked(api: LlmApi, request: ReceivedRequest): ReadAsked {
  const body = parsed(request.body)
  if (!isRecord(body)) return refused('', 'We could not parse the JSON body of your request.')
  const model = memberOf(body, 'model')
  if (typeof model !== 'string' || model === '') return refused('model', 'you must provide a model parameter')
  if (memberOf(body, 'stream') === true) return refused('stream', 'this server does not stream')
  const read = api === 'decisions' ? readQuestions(body, request) : readSchema(api, body, request)
  return 'message' in read ? read : { kind: 'asked', model, questions: read }
}

type Refused = Extract<ReadAsked, { kind: 'refused' }>

function refused(param: string, message: string): Refused {
  return { kind: 'refused', param, message }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readSchema(api: 'responses' | 'chat', body: object, request: ReceivedRequest): readonly AskedQuestion[] | Refused {
  const format = api === 'responses' ? memberOf(memberOf(body, 'text'), 'format') : memberOf(body, 'response_format')
  const holder = api === 'responses' ? format : memberOf(format, 'json_schema')
  const param = api === 'responses' ? 'text.format' : 'response_format'
  const said = api === 'responses' ? [memberOf(body, 'instructions'), memberOf(body, 'input')] : [memberOf(body, 'messages')]
  const text = said.flatMap(one => textsOf(one)).join('\n')
  if (text === '') return refused(api === 'responses' ? 'input' : 'messages', 'there is no text to answer')
  const schema = memberOf(holder, 'schema')
  const fault = schemaFault(memberOf(format, 'type'), memberOf(holder, 'name'), schema)
  if (fault !== undefined) return refused(param, fault)
  const options = enumerated(schema, 'option')
  const wants = options === undefined ? 'score' : 'confidence'
  const ids = options ?? enumerated(schema, 'member') ?? []
  return [{ asked: { api, wants, ids, text, request }, name: undefined, type: 'choice', levels: [] }]
}

function readQuestions(body: object, request: ReceivedRequest): readonly AskedQuestion[] | Refused {
  const questions = memberOf(body, 'questions')
  if (!Array.isArray(questions) || questions.length < 1 || questions.length > 400) {
    return refused('questions', 'questions must have between 1 and 400 items')
  }
  const shared = textsOf(memberOf(body, 'input')).join('\n')
  if (shared === '') return refused('input', 'there is no text to answer')
  const read: AskedQuestion[] = []
  for (const [index, question] of questions.entries()) {
    const one = readQuestion(question, shared, request)
    if (one === undefined)
      return refused(`questions[${index}]`, 'a question is a predicate, a choice of 2 to 255 unique values, or a score')
    read.push(one)
  }
  return read
}

function readQuestion(question: unknown, shared: string, request: ReceivedRequest): AskedQuestion | undefined {
  const [type, given, instructions] = [memberOf(question, 'type'), memberOf(question, 'name'), memberOf(question, 'instructions')]
  const name = typeof given === 'string' ? given : undefined
  if (textsOf(instructions).length === 0) return undefined
  const asks = (ids: readonly string[], wants: AskedOfModel['wants']): AskedOfModel => {
    return { api: 'decisions', wants, ids, text: [shared, ...textsOf(instructions)].join('\n'), request }
  }
  if (type === 'predicate') return { asked: asks([name ?? ''], 'confidence'), name, type, levels: [] }
  if (type === 'choice') {
    const values = labels(memberOf(question, 'choices'), 'value')
    return values === undefined || values.length > 255 ? undefined : { asked: asks(values, 'confidence'), name, type, levels: [] }
  }
  const levels = type === 'score' ? labels(memberOf(question, 'levels'), 'label') : undefined
  if (levels === undefined) return undefined
  return { asked: { ...asks([name ?? ''], 'score'), highest: levels.length - 1 }, name, type: 'score', levels }
}

/** At least two texts, each once. */
function labels(list: unknown, key: string): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined
  const texts = list.map(one => memberOf(one, key)).filter(one => typeof one === 'string')
  return texts.length === list.length && texts.length >= 2 && new Set(texts).size === texts.length ? texts : undefined
}
