import type { Digest } from '../../values/ids.ts'
import { partsOf, plainKey } from './question-parts.ts'
import type { RecordedAnswer } from './recorded-answer.ts'

/** Recorded answers, ready to be looked up. Plain data, so that it can be handed to a thread. */
export interface Cassette {
  readonly answers: readonly RecordedAnswer[]
  /** Positions in `answers` by the question without precedents. */
  readonly byQuestion: ReadonlyMap<Digest, readonly number[]>
  /** The first positions that have this part, for what is most like a question that was not recorded. */
  readonly byPart: ReadonlyMap<string, readonly number[]>
}

/** Of a part that thousands of questions share it says little where else it stands; what tells questions apart is rare. */
export const MOST_POSITIONS = 64

export function cassetteOf(answers: readonly RecordedAnswer[]): Cassette {
  const byQuestion = new Map<Digest, number[]>()
  const byPart = new Map<string, number[]>()
  for (const [position, { question }] of answers.entries()) {
    append(byQuestion, plainKey(question), position, answers.length)
    for (const [name, text] of partsOf(question)) append(byPart, partKey(name, text), position, MOST_POSITIONS)
  }
  return { answers, byQuestion, byPart }
}

export function partKey(name: string, text: string): string {
  return `${name}\n${text}`
}

function append<Key>(lists: Map<Key, number[]>, key: Key, position: number, most: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [position])
  else if (list.length < most) list.push(position)
}
