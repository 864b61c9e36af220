import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import type { Digest } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/**
 * The one digest of a question to one scorer: the question as it leaves the process, and the identity (model, prompt, schema, map) that
 * it is put to. A cassette finds its answer by it, and the record of the decision carries it.
 */
export function questionKey(question: ScorerQuestion, identity: Digest): Digest {
  return digestOf(canonicalJson({ identity, question: asJson(question) }))
}

/** Plain data by construction; the detour gives the type of JSON. */
function asJson(question: ScorerQuestion): Json {
  return JSON.parse(JSON.stringify(question))
}
