import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import type { Digest } from '../values/ids.ts'
import { plainJson } from '../values/plain-json.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/**
 * The one digest of a question to one scorer: the question as it leaves the process, and the identity (model, prompt, schema, map) that
 * it is put to. A cassette finds its answer by it, and the record of the decision carries it.
 */
export function questionKey(question: ScorerQuestion, identity: Digest): Digest {
  return digestOf(canonicalJson({ identity, question: plainJson(question) }))
}
