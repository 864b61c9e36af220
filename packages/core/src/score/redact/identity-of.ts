import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { compactText } from './compact-text.ts'
import { phoneIdentity } from './find-phones.ts'
import type { FoldedText } from './folded-text.ts'
import { foldedText } from './folded-text.ts'
import { nameWords } from './name-words.ts'
import type { Finder } from './redact-text.ts'
import type { Span } from './span.ts'

/** Longer values are no single number or address. */
const LONGEST_FOUND = 320

/** How values are told apart: what the finders know a value by, and else the value without case, spaces and signs. */
export interface Identifying {
  readonly finders: readonly Finder[]
}

/** Kind and identity of a whole value. A value that is one e-mail address is known as such also where its field says only `text`. */
export function identityOf(value: string, kind: PseudonymKind, { finders }: Identifying): Pick<Span, 'kind' | 'identity'> {
  const folded = foldedText(value.trim())
  const whole = value.length > LONGEST_FOUND ? undefined : wholeSpan(folded, finders)
  if (whole !== undefined) return { kind: kind === 'text' ? whole.kind : kind, identity: whole.identity }
  if (kind === 'phone') return { kind, identity: phoneIdentity(folded.text) }
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

function wholeSpan(folded: FoldedText, finders: readonly Finder[]): Span | undefined {
  return finders.flatMap(find => find(folded)).find(({ start, end }) => start === 0 && end === folded.text.length)
}
