import type { JsonObject } from '../../values/json.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { wireIds } from './wire-ids.ts'

/**
 * The JSON Schema of the answer, in the part of the language that every server with strict structured output takes: plain objects with
 * all keys required, enums, null. Evidence comes first, because a model writes in this order and its numbers should follow from it.
 *
 * The range of a number is not in it, as not every server takes one: `readAnswerText` checks it.
 *
 * @example
 * ```ts
 * const format = { type: 'json_schema', name: 'answer', strict: true, schema: answerSchema(question) }
 * ```
 */
export function answerSchema(question: ScorerQuestion): JsonObject {
  const text = { type: 'string' }
  const cite = exactly({ ref: text, quote: { type: ['string', 'null'] } })
  const evidence = { cites: listOf(cite), rationale: text }
  return question.kind === 'choice'
    ? exactly({
        ...evidence,
        choices: listOf(
          numbered(
            'option',
            'confidence',
            question.choices.map(({ option }) => option),
          ),
        ),
      })
    : exactly({
        ...evidence,
        scores: listOf(
          numbered(
            'member',
            'score',
            question.members.map(({ member }) => member),
          ),
        ),
      })
}

/** What servers take in one schema; a longer list of ids stands in the data alone, and the answer is held against it all the same. */
const MOST_IDS = 500
const MOST_ID_CHARACTERS = 15_000

function numbered(name: string, number: string, ids: readonly string[]): JsonObject {
  const listed = [...new Set(wireIds(ids))]
  const fits = listed.length <= MOST_IDS && listed.reduce((sum, { length }) => sum + length, 0) <= MOST_ID_CHARACTERS
  return exactly({ [name]: { type: 'string', ...(fits ? { enum: listed } : {}) }, [number]: { type: 'number' } })
}

function listOf(items: JsonObject): JsonObject {
  return { type: 'array', items }
}

function exactly(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
