import { compareDecimals } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { OptionId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import type { Decimal } from '../../values/value.ts'
import { isDecimal } from '../../values/value-form.ts'
import type { DecimalText, Scoring } from '../decision-input.ts'

/** What a scorer's answer comes to. Everything but one clear favourite among the options asked about chooses nothing. */
export type ScorerAnswer =
  | { readonly kind: 'chosen'; readonly option: OptionId; readonly confidence: DecimalText }
  | {
      readonly kind: 'failed'
      readonly code: 'scorer-failed' | 'scorer-asked-other' | 'scorer-unknown-option'
      readonly saw: readonly (readonly [string, Json])[]
    }
  | { readonly kind: 'tie'; readonly options: readonly OptionId[] }
  | { readonly kind: 'not-asked' }

/** Whom the policy asks, about what. */
export interface Asked {
  readonly scorer: string
  readonly options: readonly OptionId[]
}

/** Nothing is renormalised; an option without a confidence cannot be chosen; another scorer's answer is none. */
export function readScorerAnswer(scoring: Scoring | undefined, { scorer, options: asked }: Asked): ScorerAnswer {
  if (scoring === undefined) return { kind: 'not-asked' }
  if (scoring.scorer !== scorer) return { kind: 'failed', code: 'scorer-failed', saw: [['scorer', scoring.scorer]] }
  if (scoring.status === 'failed') return { kind: 'failed', code: 'scorer-failed', saw: [['why', scoring.why]] }
  if (scoring.asked !== undefined && !sameOptions(scoring.asked, asked)) {
    return { kind: 'failed', code: 'scorer-asked-other', saw: [['asked', scoring.asked]] }
  }
  const [unknown] = Object.keys(scoring.confidence)
    .filter(id => !asked.some(option => option === id))
    .sort()
  if (unknown !== undefined) return { kind: 'failed', code: 'scorer-unknown-option', saw: [['option', unknown]] }
  return favourite(scoring.confidence, asked)
}

function sameOptions(a: readonly OptionId[], b: readonly OptionId[]): boolean {
  return a.every(option => b.includes(option)) && b.every(option => a.includes(option))
}

interface Sureness {
  readonly option: OptionId
  readonly text: DecimalText
  readonly value: Decimal
}

function favourite(confidence: Readonly<Record<string, DecimalText>>, asked: readonly OptionId[]): ScorerAnswer {
  const sure: Sureness[] = []
  for (const option of asked) {
    const text = Object.hasOwn(confidence, option) ? confidence[option] : undefined
    if (text === undefined) continue
    const value = decodeValue({ kind: 'probability' }, text)
    if (!isDecimal(value)) return { kind: 'failed', code: 'scorer-failed', saw: [['confidence', text]] }
    sure.push({ option, text, value })
  }
  const [best] = [...sure].sort((a, b) => compareDecimals(b.value, a.value))
  if (best === undefined) return { kind: 'failed', code: 'scorer-failed', saw: [] }
  const level = sure.filter(({ value }) => compareDecimals(value, best.value) === 0)
  return level.length === 1
    ? { kind: 'chosen', option: best.option, confidence: best.text }
    : { kind: 'tie', options: level.map(({ option }) => option) }
}
