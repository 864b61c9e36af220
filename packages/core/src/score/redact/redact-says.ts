import type { OptionModel, PolicyModel } from '../../policy/model.ts'
import type { Care } from './expression-care.ts'
import { expressionCare } from './expression-care.ts'
import type { Redacting } from './redact-value.ts'
import { pseudonymKind } from './redacted-field.ts'

/** What `says` tells of a field that is not known. */
const UNKNOWN = '(unknown)'

/**
 * The sentence of an option. What its author wrote stays; a personal field that was filled in is replaced whole, everything else that was
 * filled in is searched. Where nobody can tell which part is which, because a value repeats the words around it, none of the values stays.
 */
export function redactSays(redacting: Redacting, policy: PolicyModel | undefined, option: OptionModel | undefined, says: string): string {
  if (says === option?.says && !says.includes('{')) return says
  const cares =
    policy === undefined ? [] : (option?.tells ?? []).map(({ expression }) => expressionCare(expression, policy, redacting.types))
  const words = option?.says.split(/\{[^{}]*\}/) ?? []
  if (words.length !== cares.length + 1 || !cares.some(({ as }) => pseudonymKind(as) !== undefined)) return redacting.redactor.text(says)
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (!says.startsWith(first) || !says.endsWith(last) || says.length < first.length + last.length)
    return redacting.redactor.whole(says, 'text')
  const told = says.slice(first.length, says.length - last.length)
  const between = words.slice(1, -1)
  const values = valuesBetween(told, between)
  if (values === undefined) return `${first}${redacting.redactor.whole(told, 'text')}${last}`
  return `${first}${values.map((value, index) => redactTold(redacting, value, cares[index]) + (between[index] ?? '')).join('')}${last}`
}

/** The values of a sentence by the words between them; nothing unless each of these stands there once, in their order. */
function valuesBetween(told: string, between: readonly string[]): readonly string[] | undefined {
  const values: string[] = []
  let from = 0
  for (const words of between) {
    const at = told.indexOf(words, from)
    if (words === '' || at === -1 || told.indexOf(words) !== at || told.lastIndexOf(words) !== at) return undefined
    values.push(told.slice(from, at))
    from = at + words.length
  }
  return [...values, told.slice(from)]
}

function redactTold({ redactor }: Redacting, value: string, care: Care | undefined): string {
  const kind = pseudonymKind(care?.as)
  if (value === '' || value === UNKNOWN) return value
  if (care?.as === 'keep') return redactor.kept(value)
  if (kind !== undefined) return redactor.whole(value, kind)
  return care?.type?.kind === 'id' ? redactor.id(value) : redactor.text(value)
}
