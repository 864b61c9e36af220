import type { PseudonymKind } from '../redaction-model.ts'

/** The first that stands in the name of a field says what its value is. `nodeName` is a name, `emailAddress` no address. */
const WORDS: readonly (readonly [RegExp, PseudonymKind])[] = [
  [/e_?mail/, 'email'],
  [/phone|mobile|telefon|(^|_)(tel|fax|cell)(_|$)/, 'phone'],
  [/iban/, 'iban'],
  [/(^|_)card(_|$)|card_?number/, 'card'],
  [/password|secret|token|api_?key|(^|_)pin(_|$)/, 'secret'],
  [/address|street|city|postal|post_?code|(^|_)zip|ship_to|bill_to|deliver_to/, 'address'],
  [/name|buyer|contact|recipient|consignee|person/, 'name'],
  [/(^|_)(id|no|number|key)$/, 'id'],
]

/** What stands for a personal field about which no rule speaks, by the field's own name: `customerEmail` becomes `[email-1]`. */
export function treatmentOfPersonal(field: string): PseudonymKind {
  const words = field.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
  return WORDS.find(([word]) => word.test(words))?.[1] ?? 'text'
}
