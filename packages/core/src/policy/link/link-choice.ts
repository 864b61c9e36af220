import { readExpressionSlot } from '../expression-slot.ts'
import type { At } from '../issue.ts'
import type { RuleModel } from '../model.ts'
import type { RuleChoiceDocument } from '../schema/policy-schema.ts'
import { checkOption } from './check-option.ts'
import { checkRankKeys } from './check-rank-keys.ts'
import { optionScope } from './judging-scope.ts'
import { partOf } from './link-each.ts'
import { linkRank } from './link-rank.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'

/** An option by its id, or `review`; `words` may stand there too. */
export function linkChoice(place: PolicyPlace, option: string, at: At, words: readonly string[] = []): RuleModel['then'] | undefined {
  if (option === 'review') return { kind: 'review' }
  if (!checkOption(place, option, at, ['review', ...words])) return undefined
  if (!isFamily(place, option)) return { kind: 'option', option }
  const message = `\`${option}\` has one instance an element: say which`
  return refuse(place.space.report, 'family-without-first', at, message, `write \`then: { option: ${option}, first: [cost up] }\``)
}

export function linkLongChoice(place: PolicyPlace, choice: RuleChoiceDocument): RuleModel['then'] | undefined {
  const { sources } = place.document
  const { report } = place.space
  const node = sources.node(choice, 'option')
  if (choice.option.startsWith('=')) {
    if (choice.first !== undefined)
      refuse(report, 'exactly-one', sources.keyAt(choice, 'first'), '`first` goes with the id of an option, not with an expression')
    return computed(place, choice)
  }
  if (!checkOption(place, choice.option, node.at, [])) return undefined
  if (choice.first === undefined) return linkPlain(place, choice)
  if (!isFamily(place, choice.option) && !place.document.broken.has('for')) warnSingle(place, choice)
  const first = sources.node(choice, 'first')
  const rank = linkRank(first, optionScope(place), report)
  if (isFamily(place, choice.option)) checkRankKeys(place, [choice.option], rank, first.at)
  return { kind: 'first', option: choice.option, rank }
}

function linkPlain(place: PolicyPlace, choice: RuleChoiceDocument): RuleModel['then'] | undefined {
  if (!isFamily(place, choice.option)) return { kind: 'option', option: choice.option }
  const at = place.document.sources.at(choice, 'option')
  return refuse(
    place.space.report,
    'family-without-first',
    at,
    `\`${choice.option}\` has one instance an element: say which`,
    'add `first: [cost up]`',
  )
}

/** The id is computed; one that names no eligible option is said at run time. */
function computed(place: PolicyPlace, choice: RuleChoiceDocument): RuleModel['then'] | undefined {
  const node = place.document.sources.node(choice, 'option')
  const { report } = place.space
  const written = node.kind === 'scalar' ? partOf(node, 1) : node
  const option = reading(report, node.at, inner => readExpressionSlot(written, policyScope(place.space), { kind: 'text' }, inner))
  return option === undefined ? undefined : { kind: 'computed', option }
}

function warnSingle(place: PolicyPlace, choice: RuleChoiceDocument): void {
  const at = place.document.sources.keyAt(choice, 'first')
  refuse(
    place.space.report,
    'family-without-first',
    at,
    `\`${choice.option}\` is one option, there is nothing to rank`,
    'leave `first` out',
  )
}

function isFamily({ document }: PolicyPlace, id: string): boolean {
  return document.value.options?.[id]?.for !== undefined
}
