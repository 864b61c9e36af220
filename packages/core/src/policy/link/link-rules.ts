import { readExpressionSlot } from '../expression-slot.ts'
import type { RuleModel } from '../model.ts'
import { readCondition } from '../read-condition.ts'
import type { RuleChoiceDocument, RuleDocument } from '../schema/policy-schema.ts'
import { checkOption } from './check-option.ts'
import { checkRankKeys } from './check-rank-keys.ts'
import { optionScope } from './judging-scope.ts'
import { partOf } from './link-each.ts'
import { linkRank } from './link-rank.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'

/** Rules in order: the first that is true chooses. They read facts and terms, never which options were struck. */
export function linkRules(place: PolicyPlace): readonly RuleModel[] {
  return (place.document.value.rules ?? []).flatMap(rule => linkRule(place, rule) ?? [])
}

function linkRule(place: PolicyPlace, rule: RuleDocument): RuleModel | undefined {
  const { sources } = place.document
  const node = sources.node(rule, 'when')
  const when = reading(place.space.report, node.at, report => readCondition(node, policyScope(place.space), report))
  const then = typeof rule.then === 'string' ? linkChoice(place, rule, rule.then) : linkLongChoice(place, rule.then)
  return when === undefined || then === undefined ? undefined : { id: rule.id, when, then, because: rule.because }
}

function linkChoice(place: PolicyPlace, rule: RuleDocument, option: string): RuleModel['then'] | undefined {
  if (option === 'review') return { kind: 'review' }
  const at = place.document.sources.at(rule, 'then')
  if (!checkOption(place, option, at, ['review'])) return undefined
  if (!isFamily(place, option)) return { kind: 'option', option }
  const message = `\`${option}\` has one instance an element: say which`
  return refuse(place.space.report, 'family-without-first', at, message, `write \`then: { option: ${option}, first: [cost up] }\``)
}

function linkLongChoice(place: PolicyPlace, choice: RuleChoiceDocument): RuleModel['then'] | undefined {
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
