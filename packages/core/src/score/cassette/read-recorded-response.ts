import { isListOf, isMeasureForm, isText } from '../../evaluate/arrival/well-formed.ts'
import { isCite, isScoringProvenance } from '../../evaluate/arrival/well-formed-provenance.ts'
import type { Measure } from '../../evaluate/decision.ts'
import type { DecimalText } from '../../evaluate/decision-input.ts'
import type { Cite, ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { FailureCode } from '../failure-codes.ts'
import { FAILURE_CODES } from '../failure-codes.ts'
import { confidenceText, scoreText } from '../floored.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import type { EntryReader } from './entry-reader.ts'
import { linesOf, malformed, memberIn, refuseUnknown, textOf } from './entry-reader.ts'

/** The answer of an entry to its question, or how the model failed. */
export function readRecordedResponse(reader: EntryReader, question: ScorerQuestion): ScorerAnswer | undefined {
  refuseUnknown(reader, KEYS)
  const provenance = provenanceIn(reader)
  const status = memberIn(reader, 'status')
  if (status === 'failed') {
    const code = failureCode(textOf(reader, 'code'))
    if (code === undefined) malformed(reader, 'code', '`code` is none of the codes of a failure')
    const detail = textOf(reader, 'detail')
    return code === undefined || provenance === undefined ? undefined : { status, code, detail, provenance }
  }
  const beside = besideIn(reader)
  if (provenance === undefined) return undefined
  if (status === 'answered' && question.kind === 'choice') {
    const asked = question.choices.map(({ option }): string => option)
    return { status, confidence: numbersIn(reader, 'confidence', asked, confidenceText), ...beside, provenance }
  }
  if (status === 'ranked' && question.kind === 'members') {
    const asked = question.members.map(({ member }) => member)
    return { status, score: numbersIn(reader, 'score', asked, scoreText), ...beside, provenance }
  }
  malformed(reader, 'status', '`status` is `answered` for choices, `ranked` for members, or `failed`')
  return undefined
}

const KEYS = ['status', 'confidence', 'score', 'code', 'detail', 'rationale', 'cites', 'cost', 'provenance']

function failureCode(text: string): FailureCode | undefined {
  return isFailureCode(text) ? text : undefined
}

function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURE_CODES, text)
}

function provenanceIn(reader: EntryReader): ScoringProvenance | undefined {
  const provenance = memberIn(reader, 'provenance')
  if (isScoringProvenance(provenance)) return provenance
  malformed(reader, 'provenance', '`provenance` says who answered, and of what identity')
  return undefined
}

function besideIn(reader: EntryReader): Pick<Extract<ScorerAnswer, { status: 'answered' }>, 'rationale' | 'cites' | 'cost'> {
  const [cites, cost] = [memberIn(reader, 'cites'), memberIn(reader, 'cost')]
  if (cites !== undefined && !areCites(cites)) malformed(reader, 'cites', '`cites` is a list of `{ ref, quote }`')
  if (cost !== undefined && !isMeasure(cost)) malformed(reader, 'cost', '`cost` is an amount')
  return {
    ...(memberIn(reader, 'rationale') === undefined ? {} : { rationale: linesOf(reader, 'rationale') }),
    ...(areCites(cites) ? { cites } : {}),
    ...(isMeasure(cost) ? { cost } : {}),
  }
}

function areCites(value: unknown): value is readonly Cite[] {
  return isListOf(value, isCite)
}

function isMeasure(value: unknown): value is Measure {
  return isMeasureForm(value)
}

/** What was recorded had been checked: a number out of its range, or of something that was not asked about, was written by hand. */
function numbersIn(
  reader: EntryReader,
  name: 'confidence' | 'score',
  asked: readonly string[],
  read: (value: unknown) => DecimalText | undefined,
): Readonly<Record<string, DecimalText>> {
  const given = memberIn(reader, name)
  if (!isJsonObject(given)) malformed(reader, name, `\`${name}\` has a number for each`)
  const numbers: [id: string, text: DecimalText][] = []
  for (const [id, value] of Object.entries(isJsonObject(given) ? given : {})) {
    const path = [...reader.path, name, id]
    if (!asked.includes(id)) reader.complain({ code: 'cassette-answer', message: `\`${id.slice(0, 60)}\` was not asked about`, path })
    else if (!isText(value) || read(value) === undefined)
      reader.complain({ code: 'cassette-answer', message: `the ${name} of \`${id}\` is no decimal text in its range`, path })
    else numbers.push([id, value])
  }
  return Object.fromEntries(numbers)
}
