import type { Digest } from '../../values/ids.ts'
import { optionId, policyId } from '../../values/ids.ts'
import { isDigest } from '../../values/is-digest.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'
import type { DescribedOption, Precedent, ScorerQuestion, ShownField, ShownMember } from '../scorer-question.ts'
import type { EntryReader } from './entry-reader.ts'
import { linesOf, listOf, malformed, memberIn, refuseUnknown, textOf } from './entry-reader.ts'

/** The question of an entry, as it was put. */
export function readRecordedQuestion(reader: EntryReader): ScorerQuestion | undefined {
  const head = {
    policy: policyId(textOf(reader, 'policy')),
    scorer: textOf(reader, 'scorer'),
    instructions: linesOf(reader, 'instructions'),
    shown: listOf(reader, 'shown', readField),
    precedents: listOf(reader, 'precedents', readPrecedent),
  }
  const kind = memberIn(reader, 'kind')
  if (kind === 'choice') return { kind, ...head, choices: listOf(reader, 'choices', readChoice) }
  if (kind === 'members') return { kind, ...head, members: listOf(reader, 'members', readMember) }
  malformed(reader, 'kind', '`kind` is choice or members')
  return undefined
}

function readChoice(reader: EntryReader): DescribedOption {
  refuseUnknown(reader, ['option', 'says'])
  return { option: optionId(textOf(reader, 'option')), says: textOf(reader, 'says') }
}

function readMember(reader: EntryReader): ShownMember {
  refuseUnknown(reader, ['member', 'shown'])
  return { member: textOf(reader, 'member'), shown: listOf(reader, 'shown', readField) }
}

function readField(reader: EntryReader): ShownField {
  refuseUnknown(reader, ['field', 'from', 'value'])
  const value = memberIn(reader, 'value')
  if (!isJson(value)) malformed(reader, 'value', '`value` is what was shown')
  return { field: textOf(reader, 'field'), from: textOf(reader, 'from'), value: isJson(value) ? value : '' }
}

function readPrecedent(reader: EntryReader): Precedent {
  refuseUnknown(reader, ['ref', 'source', 'title', 'text', 'digest'])
  return {
    ref: textOf(reader, 'ref'),
    source: textOf(reader, 'source'),
    title: textOf(reader, 'title'),
    text: linesOf(reader, 'text'),
    digest: digestIn(reader, 'digest'),
  }
}

export function digestIn(reader: EntryReader, name: string): Digest {
  const text = textOf(reader, name)
  if (!isDigest(text)) malformed(reader, name, `\`${name}\` is a digest, \`sha256:\` and 64 hexadecimal digits`)
  // What is none was complained of, so that nothing is made of it.
  return text as Digest
}

/** Our types have no `null`; everything else that `JSON.parse` gives is one of theirs. */
function isJson(value: unknown): value is Json {
  if (Array.isArray(value)) return value.every(isJson)
  if (isJsonObject(value)) return Object.values(value).every(isJson)
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}
