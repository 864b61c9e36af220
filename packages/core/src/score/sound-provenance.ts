import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import { isJsonObject } from '../values/is-json-object.ts'

/** A combination of combinations of …: nobody nests that deep by hand. */
const DEEPEST = 32

/** Whether a combination can work with it: what it adds up and lists is what the type says, all the way down. */
export function isSoundProvenance(value: unknown, depth = 0): value is ScoringProvenance {
  if (!isJsonObject(value) || depth > DEEPEST) return false
  const { answeredBy, identity, map, arm, requestIds, attempts, latencyMs, usage, besides } = value
  return (
    [answeredBy, identity].every(isText) &&
    [map, arm].every(one => one === undefined || isText(one)) &&
    [attempts, latencyMs].every(one => one === undefined || isCount(one)) &&
    (requestIds === undefined || (Array.isArray(requestIds) && requestIds.every(isText))) &&
    (usage === undefined || isUsage(usage)) &&
    (besides === undefined || (Array.isArray(besides) && besides.every(one => isBeside(one, depth))))
  )
}

function isBeside(value: unknown, depth: number): boolean {
  return isJsonObject(value) && isText(value['status']) && isSoundProvenance(value['provenance'], depth + 1)
}

function isUsage(value: unknown): boolean {
  if (!isJsonObject(value)) return false
  const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = value
  return [inputTokens, outputTokens].every(isCount) && [cachedInputTokens, reasoningTokens].every(one => one === undefined || isCount(one))
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
