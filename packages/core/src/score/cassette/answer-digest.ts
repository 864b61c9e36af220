import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import { plainJson } from '../../values/plain-json.ts'
import type { RecordedAnswer } from './recorded-answer.ts'

/** Of who answered, what, to which question. It finds a slip or a bad merge; whoever means to deceive can compute it too. */
export function answerDigest({ key, scorer, answer }: RecordedAnswer): Digest {
  return digestOf(canonicalJson([key, scorer.id, plainJson(answer)]))
}
