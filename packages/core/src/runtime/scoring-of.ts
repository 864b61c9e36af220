import { isMeasureForm } from '../evaluate/arrival/well-formed.ts'
import { isScoringProvenance } from '../evaluate/arrival/well-formed-provenance.ts'
import type { Measure } from '../evaluate/decision.ts'
import type { Scoring } from '../evaluate/decision-input.ts'
import { decimalOf, formatDecimal } from '../values/decimal-text.ts'
import type { Digest } from '../values/ids.ts'
import { optionId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import { member, textMember } from './json-member.ts'

/**
 * The answer of a scorer from one of its short forms: `{ option, confidence }` (the other options get none), `{ confidence: { id: n } }`,
 * `{ fails: reason }`; or whole, as a record has it, with `status`. Numbers become decimal text.
 *
 * @param scorer whose answer it is where the form does not say.
 * @returns `undefined` where it has none of these forms, or a part of it is not what it should be.
 */
export function scoringOf(json: Json, scorer: string): Scoring | undefined {
  if (!isJsonObject(json)) return undefined
  const from = textMember(json, 'scorer') ?? scorer
  const provenance = member(json, 'provenance')
  if (provenance !== undefined && !isScoringProvenance(provenance)) return undefined
  const recorded = provenance === undefined ? {} : { provenance }
  const why = textMember(json, 'fails') ?? (json['status'] === 'failed' ? textMember(json, 'why') : undefined)
  if (why !== undefined) return { status: 'failed', scorer: from, why, ...recorded }
  const confidence = confidences(json)
  const beside = saidBeside(json)
  return confidence === undefined || beside === undefined
    ? undefined
    : { status: 'answered', scorer: from, confidence, ...beside, ...recorded }
}

type Beside = Omit<Extract<Scoring, { status: 'answered' }>, 'status' | 'scorer' | 'confidence' | 'provenance'>

function saidBeside(json: JsonObject): Beside | undefined {
  const [asked, ungrounded] = [textList(member(json, 'asked')), textList(member(json, 'ungrounded'))]
  const [rationale, identity] = [textMember(json, 'rationale'), textMember(json, 'identity')]
  const [cost, authored] = [member(json, 'cost'), member(json, 'authored')]
  if ((cost !== undefined && !isMeasure(cost)) || (authored !== undefined && !isJsonObject(authored))) return undefined
  if (identity !== undefined && !isDigest(identity)) return undefined
  return {
    ...(identity === undefined ? {} : { identity }),
    ...(asked === undefined ? {} : { asked: asked.map(optionId) }),
    ...(cost === undefined ? {} : { cost }),
    ...(authored === undefined ? {} : { authored }),
    ...(rationale === undefined ? {} : { rationale }),
    ...(ungrounded === undefined ? {} : { ungrounded }),
  }
}

function isMeasure(json: Json): json is Measure & Json {
  return isMeasureForm(json)
}

function isDigest(text: string): text is Digest {
  return text.startsWith('sha256:')
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
