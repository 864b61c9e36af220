import type { TokenUsage } from '../../evaluate/scoring-provenance.ts'
import { isJsonObject } from '../../values/is-json-object.ts'

/** Responses and Decisions count `input_tokens`, Chat Completions `prompt_tokens`. What is no count is not counted. */
export function usageOf(given: unknown): TokenUsage | undefined {
  if (!isJsonObject(given)) return undefined
  const inputTokens = countOf(given['input_tokens'] ?? given['prompt_tokens'])
  const outputTokens = countOf(given['output_tokens'] ?? given['completion_tokens'])
  if (inputTokens === undefined && outputTokens === undefined) return undefined
  const cached = detailOf(given['input_tokens_details'] ?? given['prompt_tokens_details'], 'cached_tokens')
  const reasoning = detailOf(given['output_tokens_details'] ?? given['completion_tokens_details'], 'reasoning_tokens')
  return {
    inputTokens: inputTokens ?? 0,
    ...(cached === undefined ? {} : { cachedInputTokens: cached }),
    outputTokens: outputTokens ?? 0,
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
  }
}

/** A question that took several requests was paid for several times. */
export function addUsage(before: TokenUsage | undefined, more: TokenUsage | undefined): TokenUsage | undefined {
  if (before === undefined || more === undefined) return more ?? before
  const cached = (before.cachedInputTokens ?? 0) + (more.cachedInputTokens ?? 0)
  const reasoning = (before.reasoningTokens ?? 0) + (more.reasoningTokens ?? 0)
  return {
    inputTokens: before.inputTokens + more.inputTokens,
    ...(cached === 0 ? {} : { cachedInputTokens: cached }),
    outputTokens: before.outputTokens + more.outputTokens,
    ...(reasoning === 0 ? {} : { reasoningTokens: reasoning }),
  }
}

function detailOf(details: unknown, name: string): number | undefined {
  return isJsonObject(details) ? countOf(details[name]) : undefined
}

/** Beyond any real count a number is taken for a mistake of the server. */
const MOST_TOKENS = 1e12

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST_TOKENS ? value : undefined
}
