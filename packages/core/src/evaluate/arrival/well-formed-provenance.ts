import { isJsonObject } from '../../values/is-json-object.ts'
import type { ScoringProvenance } from '../scoring-provenance.ts'
import { hasOptional, isListOf, isMeasureForm, isRecordOf, isText } from './well-formed.ts'

/**
 * Whether this is a provenance in every part, as a record or a cassette may hold it. `decide` asks for none of it: whoever reads one
 * from outside does, before it goes on as evidence.
 */
export function isScoringProvenance(value: unknown, depth = 0): value is ScoringProvenance {
  if (!isJsonObject(value) || depth > DEEPEST) return false
  return (
    isText(value['answeredBy']) &&
    isText(value['identity']) &&
    TEXTS.every(name => hasOptional(value, name, isText)) &&
    AMOUNTS.every(name => hasOptional(value, name, isAmount)) &&
    hasOptional(value, 'raw', raw => isRecordOf(raw, isText)) &&
    hasOptional(value, 'requestIds', ids => isListOf(ids, isText)) &&
    hasOptional(value, 'usage', isUsage) &&
    hasOptional(value, 'cost', isMeasureForm) &&
    hasOptional(value, 'precedents', list => isListOf(list, isPrecedent)) &&
    hasOptional(value, 'precedentsMissed', isBoolean) &&
    hasOptional(value, 'cites', list => isListOf(list, isCite)) &&
    hasOptional(value, 'besides', list => isListOf(list, one => isBeside(one, depth + 1)))
  )
}

/** Scorers are combined of scorers; nobody nests that deep by hand. */
const DEEPEST = 32
const TEXTS = ['question', 'model', 'prompt', 'map', 'arm', 'detail'] as const
const AMOUNTS = ['attempts', 'latencyMs'] as const

/** Tokens, attempts, milliseconds: they are added up, and nothing may take from the sum. */
function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}

function isUsage(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    isAmount(value['inputTokens']) &&
    isAmount(value['outputTokens']) &&
    hasOptional(value, 'cachedInputTokens', isAmount) &&
    hasOptional(value, 'reasoningTokens', isAmount)
  )
}

function isPrecedent(value: unknown): boolean {
  return isJsonObject(value) && isText(value['ref']) && isText(value['source']) && isText(value['digest'])
}

/** What an answer says it rests on. */
export function isCite(value: unknown): boolean {
  return isJsonObject(value) && isText(value['ref']) && hasOptional(value, 'quote', isText)
}

function isBeside(value: unknown, depth: number): boolean {
  return (
    isJsonObject(value) &&
    isText(value['role']) &&
    isText(value['status']) &&
    hasOptional(value, 'why', isText) &&
    hasOptional(value, 'confidence', given => isRecordOf(given, isText)) &&
    hasOptional(value, 'score', given => isRecordOf(given, isText)) &&
    isScoringProvenance(value['provenance'], depth)
  )
}
