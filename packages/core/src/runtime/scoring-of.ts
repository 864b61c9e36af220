import type { Scoring } from '../evaluate/decision-input.ts'
import { decimalOf, formatDecimal } from '../values/decimal-text.ts'
import { optionId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import { member, textMember } from './json-member.ts'

/**
 * The answer of a scorer from one of its short forms: `{ option, confidence }` (the other options get none), `{ confidence: { id: n } }`,
 * `{ fails: reason }`, or as a record has it, with `status`. Numbers become decimal text.
 *
 * @param scorer whose answer it is where the form does not say.
 * @returns `undefined` where it has none of these forms.
 */
export function scoringOf(json: Json, scorer: string): Scoring | undefined {
  if (!isJsonObject(json)) return undefined
  const from = textMember(json, 'scorer') ?? scorer
  const why = textMember(json, 'fails') ?? (json['status'] === 'failed' ? textMember(json, 'why') : undefined)
  if (why !== undefined) return { status: 'failed', scorer: from, why }
  const confidence = confidences(json)
  if (confidence === undefined) return undefined
  const [asked, ungrounded] = [textList(member(json, 'asked')), textList(member(json, 'ungrounded'))]
  const rationale = textMember(json, 'rationale')
  return {
    status: 'answered',
    scorer: from,
    confidence,
    ...(asked === undefined ? {} : { asked: asked.map(optionId) }),
    ...(rationale === undefined ? {} : { rationale }),
    ...(ungrounded === undefined ? {} : { ungrounded }),
  }
}

function confidences(json: JsonObject): Readonly<Record<string, string>> | undefined {
  const given = member(json, 'confidence')
  const option = textMember(json, 'option')
  if (given === undefined) return undefined
  const entries = option === undefined ? (isJsonObject(given) ? Object.entries(given) : undefined) : [[option, given] as const]
  const read = entries?.map(([id, value]) => [id, decimalText(value)] as const)
  if (read === undefined || read.some(([, text]) => text === undefined)) return undefined
  return Object.fromEntries(read.map(([id, text]) => [id, text ?? '']))
}

function decimalText(json: Json): string | undefined {
  const decimal = decimalOf(json)
  return decimal === undefined ? undefined : formatDecimal(decimal)
}

function textList(json: Json | undefined): readonly string[] | undefined {
  return Array.isArray(json) && json.every(one => typeof one === 'string') ? json : undefined
}
