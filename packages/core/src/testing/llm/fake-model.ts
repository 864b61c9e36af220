import { hash } from 'node:crypto'
import type { LlmApi } from './llm-api.ts'
import type { ReceivedRequest } from './received-request.ts'

/** One question as the model behind the fake server sees it. */
export interface AskedOfModel {
  readonly api: LlmApi
  /** `confidence`: of options, in [0, 1]. `score`: of members of a batch. */
  readonly wants: 'confidence' | 'score'
  /** Options or members, as the schema or the choices of the request enumerate them. */
  readonly ids: readonly string[]
  /** Of a score on a scale: its last step, the first being 0. Absent: any number. */
  readonly highest?: number
  /** Every text of the request that is meant for the model, in order. */
  readonly text: string
  readonly request: ReceivedRequest
}

export interface FakeAnswer {
  /** By option or member; what is not named is left out of the answer. */
  readonly numbers: Readonly<Record<string, number>>
  readonly rationale?: string
  readonly cites?: readonly { readonly ref: string; readonly quote: string | null }[]
}

export type FakeModel = (asked: AskedOfModel) => FakeAnswer | Promise<FakeAnswer>

/**
 * The model that is there unless another is given: numbers from a SHA-256 of the text, so that the same question always has the same
 * answer. It knows nothing; how sure it is says nothing about a real model. Confidences sum to 1 at most.
 *
 * @example
 * ```ts
 * hashModel({ api: 'responses', wants: 'confidence', ids: ['go', 'hold'], text: 'SO-1', request }) // { numbers: { go: 0.91, … } }
 * ```
 */
export function hashModel({ wants, ids, text, highest = 100 }: AskedOfModel): FakeAnswer {
  const drawn = ids.map(id => fraction(`${id}\n${text}`))
  if (wants === 'score')
    return {
      numbers: numbered(
        ids,
        drawn.map(one => Math.floor(one * highest * 100) / 100),
      ),
    }
  // The sixth power spreads the winner's share between a bare lead and near certainty; a little goes to none of them.
  const weights = drawn.map(one => one ** 6)
  const sum = weights.reduce((total, one) => total + one, 0) * (1 + 0.1 * fraction(text)) || 1
  return {
    numbers: numbered(
      ids,
      weights.map(one => Math.floor((one / sum) * 10_000) / 10_000),
    ),
  }
}

function numbered(ids: readonly string[], numbers: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(ids.map((id, index) => [id, numbers[index] ?? 0]))
}

/** In [0, 1), from the first six bytes of the hash. */
function fraction(text: string): number {
  return Number.parseInt(hash('sha256', text).slice(0, 12), 16) / 2 ** 48
}
