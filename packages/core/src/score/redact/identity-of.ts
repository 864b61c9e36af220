import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { digestOf } from '../../values/digest.ts'
import { compactText } from './compact-text.ts'
import { phoneIdentity } from './find-phones.ts'
import type { FoldedText } from './folded-text.ts'
import { foldedText } from './folded-text.ts'
import { nameWords } from './name-words.ts'
import type { Finder } from './redact-text.ts'
import type { SearchBudget } from './search-budget.ts'
import type { Span } from './span.ts'

/** Longer values are no single number or address. */
const LONGEST_FOUND = 320
/** Longer values are the same only letter by letter. */
const LONGEST_FOLDED = 2_000
/** Characters folded in a step. */
const FOLDED_IN_STEP = 4

/**
 * How values are told apart: what the finders know a value by, and else the value without case, spaces and signs. Where the budget is spent,
 * two spellings of one value have two names; nothing is shown of either.
 */
export interface Identifying {
  readonly finders: readonly Finder[]
  readonly budget: SearchBudget
  /** Letters that were folded already: of many names most are the same. */
  readonly letters: Map<string, string>
}

/** Kind and identity of a whole value. A value that is one e-mail address is known as such also where its field says only `text`. */
export function identityOf(value: string, kind: PseudonymKind, identifying: Identifying): Pick<Span, 'kind' | 'identity'> {
  if (value.length > LONGEST_FOLDED) return { kind, identity: `raw:${digestOf(value)}` }
  if (!identifying.budget.spend(Math.ceil(value.length / FOLDED_IN_STEP))) return { kind, identity: `raw:${value}` }
  const folded = foldedText(value.trim(), identifying.letters)
  const whole = value.length > LONGEST_FOUND ? undefined : wholeSpan(folded, identifying)
  if (whole !== undefined) return { kind: kind === 'text' ? whole.kind : kind, identity: whole.identity }
  if (kind === 'phone') return { kind, identity: phoneIdentity(folded.text, identifying.budget) }
  const compact = kind === 'name' ? nameIdentity(folded.text) : compactText(folded)
  return { kind, identity: `value:${compact === '' ? value : compact}` }
}

/** `DOE, Jane` is `Jane Doe`. */
function nameIdentity(folded: string): string {
  return nameWords(folded)
    .map(word => compactText({ text: word }))
    .sort()
    .join('')
}

function wholeSpan(folded: FoldedText, { finders, budget }: Identifying): Span | undefined {
  return finders.flatMap(find => find(folded, budget)).find(({ start, end }) => start === 0 && end === folded.text.length)
}
