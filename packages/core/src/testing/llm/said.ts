import type { AskedOfModel, FakeAnswer } from './fake-model.ts'

/** What the model gives one option or member. `number` is JSON as it goes out, so that a fault can write what no number is. */
export interface SaidEntry {
  readonly id: string
  readonly number: string
}

/** An answer on its way out. */
export interface Said extends Pick<FakeAnswer, 'rationale' | 'cites'> {
  readonly wants: AskedOfModel['wants']
  readonly entries: readonly SaidEntry[]
}

export function saidOf({ wants, ids }: AskedOfModel, { numbers, rationale, cites }: FakeAnswer): Said {
  const entries = ids.flatMap(id => (Object.hasOwn(numbers, id) ? [{ id, number: JSON.stringify(numbers[id] ?? null) }] : []))
  return { wants, entries, ...(rationale === undefined ? {} : { rationale }), ...(cites === undefined ? {} : { cites }) }
}

/** The JSON that the schema of the request asks for. */
export function answerText({ wants, entries, rationale = '', cites = [] }: Said): string {
  const [list, name, value] = wants === 'score' ? ['scores', 'member', 'score'] : ['choices', 'option', 'confidence']
  const items = entries.map(({ id, number }) => `{"${name}":${JSON.stringify(id)},"${value}":${number}}`)
  return `{"${list}":[${items.join(',')}],"rationale":${JSON.stringify(rationale)},"cites":${JSON.stringify(cites)}}`
}

/** What the API says of one answer; not every API can say each. */
export type Output =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stopped'; readonly text: string; readonly by: 'length' | 'content_filter' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'null' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'tool-call' }
  | { readonly kind: 'commented'; readonly text: string }
  | { readonly kind: 'mistyped' }

/** A tool that nobody offered. */
export const TOOL = { name: 'release_order', arguments: '{"option":"go","confidence":0.999}' } as const

export const REFUSAL = 'I am sorry, I cannot help with that.'

/** What a body says beside the answer. */
export interface BodyHead {
  readonly id: string
  readonly model: string
  readonly created: number
  readonly inputTokens: number
  readonly outputTokens: number
}
