import type { FailureCode } from '../../score/failure-codes.ts'
import type { LlmApi } from './llm-api.ts'

/**
 * One way in which a server or its model goes wrong.
 *
 * `gives`: what a scorer has to make of it: a failure, or an answer where the fault leaves one. `same-answer`: the undisturbed one.
 * `other-answer`: a well-formed one that differs; no scorer can tell it from what the model meant.
 */
export interface LlmFault {
  readonly kind: 'answer' | 'text' | 'output' | 'delivery' | 'reply'
  readonly does: string
  readonly gives: FailureCode | 'same-answer' | 'other-answer'
  /** Absent: all three. */
  readonly apis?: readonly LlmApi[]
}

/** The one table of faults that the fake server plants. */
export const LLM_FAULTS = {
  // what the model says, well-formed or nearly
  tie: { kind: 'answer', does: 'gives every option the same confidence, the highest of them', gives: 'other-answer' },
  'option-missing': { kind: 'answer', does: 'says nothing of the option it is surest of', gives: 'other-answer' },
  'unknown-option': { kind: 'answer', does: 'is sure of an option that it was not asked about', gives: 'unknown-option' },
  'duplicate-option': { kind: 'answer', does: 'names one option twice, with two confidences', gives: 'duplicate-option' },
  'above-one': { kind: 'answer', does: 'is 1.2 sure', gives: 'out-of-range' },
  'below-zero': { kind: 'answer', does: 'is -0.5 sure', gives: 'out-of-range' },
  'huge-number': { kind: 'answer', does: 'is 1e999 sure', gives: 'out-of-range' },
  'number-as-text': { kind: 'answer', does: 'writes the confidence as text', gives: 'wrong-shape' },
  'null-number': { kind: 'answer', does: 'writes null for the confidence', gives: 'wrong-shape' },
  'not-a-number': { kind: 'answer', does: 'writes NaN for the confidence, which is no JSON', gives: 'not-json' },

  // the text of the answer
  fenced: { kind: 'text', does: 'wraps the JSON in a Markdown fence', gives: 'same-answer', apis: ['responses', 'chat'] },
  prose: { kind: 'text', does: 'answers in a sentence', gives: 'not-json', apis: ['responses', 'chat'] },
  'prose-around': { kind: 'text', does: 'puts a sentence before the JSON', gives: 'not-json', apis: ['responses', 'chat'] },
  'two-answers': { kind: 'text', does: 'answers twice, one JSON after the other', gives: 'not-json', apis: ['responses', 'chat'] },
  'cut-text': {
    kind: 'text',
    does: 'stops in the middle of the JSON and calls it complete',
    gives: 'not-json',
    apis: ['responses', 'chat'],
  },
  'wrong-schema': { kind: 'text', does: 'answers with JSON of another form', gives: 'wrong-shape', apis: ['responses', 'chat'] },
  'extra-fields': { kind: 'text', does: 'adds fields that nobody asked for', gives: 'wrong-shape', apis: ['responses', 'chat'] },
  'duplicate-keys': {
    kind: 'text',
    does: 'writes a confidence twice, first low and then high',
    gives: 'wrong-shape',
    apis: ['responses', 'chat'],
  },
  'deep-text': { kind: 'text', does: 'nests the JSON 10,000 deep', gives: 'wrong-shape', apis: ['responses', 'chat'] },
  'huge-text': { kind: 'text', does: 'writes a rationale of 600 kB', gives: 'too-large', apis: ['responses', 'chat'] },
  'empty-text': { kind: 'text', does: 'answers with no text', gives: 'empty', apis: ['responses', 'chat'] },

  // what the API says of the answer
  'empty-output': { kind: 'output', does: 'answers with an empty list', gives: 'empty' },
  'null-content': { kind: 'output', does: 'has null where the answer should be', gives: 'empty' },
  refusal: { kind: 'output', does: 'refuses to answer', gives: 'refused' },
  'tool-call': { kind: 'output', does: 'calls a tool that nobody offered', gives: 'empty', apis: ['responses', 'chat'] },
  'wrong-type': { kind: 'output', does: 'answers another type of question', gives: 'wrong-shape', apis: ['decisions'] },
  commentary: { kind: 'output', does: 'comments before it answers', gives: 'same-answer', apis: ['responses'] },
  length: { kind: 'output', does: 'reaches the limit of tokens and says so', gives: 'truncated', apis: ['responses', 'chat'] },
  'content-filter': {
    kind: 'output',
    does: 'holds the answer back by a content filter and says so',
    gives: 'filtered',
    apis: ['responses', 'chat'],
  },
  'failed-status': { kind: 'output', does: 'answers 200 with the status `failed`', gives: 'server-error', apis: ['responses'] },

  // another reply instead of the answer
  'rate-limited-seconds': { kind: 'reply', does: 'answers 429, retry-after: 30', gives: 'rate-limited' },
  'rate-limited-milliseconds': { kind: 'reply', does: 'answers 429, retry-after-ms: 30000', gives: 'rate-limited' },
  'rate-limited-date': { kind: 'reply', does: 'answers 429, retry-after with a date in half a minute', gives: 'rate-limited' },
  'rate-limited': { kind: 'reply', does: 'answers 429 without saying how long to wait', gives: 'rate-limited' },
  'insufficient-quota': { kind: 'reply', does: 'answers 429 insufficient_quota', gives: 'quota-exhausted' },
  'bad-request': { kind: 'reply', does: 'answers 400', gives: 'request-refused' },
  'filtered-request': { kind: 'reply', does: 'answers 400 content_filter, as Azure does', gives: 'filtered' },
  unauthorized: { kind: 'reply', does: 'answers 401', gives: 'request-refused' },
  forbidden: { kind: 'reply', does: 'answers 403', gives: 'request-refused' },
  'no-such-model': { kind: 'reply', does: 'answers 404 model_not_found', gives: 'request-refused' },
  'request-timeout': { kind: 'reply', does: 'answers 408', gives: 'server-error' },
  conflict: { kind: 'reply', does: 'answers 409', gives: 'server-error' },
  'server-error': { kind: 'reply', does: 'answers 500', gives: 'server-error' },
  'bad-gateway': { kind: 'reply', does: 'answers 502 with a page of a proxy', gives: 'server-error' },
  overloaded: { kind: 'reply', does: 'answers 503', gives: 'server-error' },
  'page-with-200': { kind: 'reply', does: 'answers 200 with a page of a proxy', gives: 'not-json' },
  'empty-body': { kind: 'reply', does: 'answers 200 without a body', gives: 'empty' },
  'no-content': { kind: 'reply', does: 'answers 204', gives: 'empty' },
  'null-body': { kind: 'reply', does: 'answers 200 with `null`', gives: 'wrong-shape' },
  'deep-body': { kind: 'reply', does: 'answers 200 with JSON nested 10,000 deep', gives: 'wrong-shape' },
  'redirect-302': { kind: 'reply', does: 'sends the client to another origin, 302', gives: 'request-refused' },
  'redirect-307': { kind: 'reply', does: 'sends the client to another origin with the same body, 307', gives: 'request-refused' },

  // how the right answer is delivered
  'cut-body': { kind: 'delivery', does: 'sends half of the body as if it were all', gives: 'not-json' },
  'wrong-content-type': { kind: 'delivery', does: 'sends the right body as text/plain', gives: 'not-json' },
  'huge-body': { kind: 'delivery', does: 'sends 32 MB of spaces before the right body', gives: 'too-large' },
  'gzip-bomb': { kind: 'delivery', does: 'sends 32 MB of spaces before the right body, packed into 35 kB', gives: 'too-large' },
  'slow-headers': { kind: 'delivery', does: 'sends nothing for a while, then the right answer', gives: 'timeout' },
  'slow-body': { kind: 'delivery', does: 'sends the headers, then the right body byte by byte', gives: 'timeout' },
  hang: { kind: 'delivery', does: 'takes the request and never answers', gives: 'timeout' },
  'endless-drip': { kind: 'delivery', does: 'sends a space every few milliseconds, for ever', gives: 'timeout' },
  'reset-before-headers': { kind: 'delivery', does: 'resets the connection after the request was sent', gives: 'connection-failed' },
  'reset-in-body': { kind: 'delivery', does: 'resets the connection in the middle of the body', gives: 'connection-failed' },
  'closed-in-body': { kind: 'delivery', does: 'ends the connection in the middle of the body', gives: 'connection-failed' },
  'not-http': { kind: 'delivery', does: 'answers in another protocol', gives: 'connection-failed' },

  // gone when it is asked again
  'rate-limited-once': { kind: 'delivery', does: 'answers 429, retry-after-ms: 1, the first time', gives: 'same-answer' },
  'server-error-once': { kind: 'delivery', does: 'answers 500 the first time', gives: 'same-answer' },
  'reset-once': { kind: 'delivery', does: 'resets the connection the first time', gives: 'same-answer' },
} as const

export type FaultName = keyof typeof LLM_FAULTS

/** The names of the faults of one kind. */
export type FaultOf<Kind extends LlmFault['kind']> = {
  [Name in FaultName]: (typeof LLM_FAULTS)[Name]['kind'] extends Kind ? Name : never
}[FaultName]
