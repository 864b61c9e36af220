import { nearestName } from '../../values/nearest-name.ts'
import { eraseTypes } from '../erase-types.ts'
import type { At } from '../issue.ts'
import type { FactMap } from '../json-rules/fact-map.ts'
import { factMap } from '../json-rules/fact-map.ts'
import type { ImportedRule, RuleSet } from '../json-rules/rule-set.ts'
import { translateCondition } from '../json-rules/translate-condition.ts'
import type { Translation } from '../json-rules/translation.ts'
import { shortened } from '../literal-text.ts'
import type { Condition } from '../model.ts'
import { printExpression } from '../print-expression.ts'
import type { ImportDocument } from '../schema/import-schema.ts'
import { isWritten } from '../schema/import-schema.ts'
import type { Scope } from '../scope.ts'
import { refuse, warn } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { besideDocument } from './rule-files.ts'

/** One rule of a file, as it speaks in a policy. */
export interface ImportedVoice {
  readonly id: string
  readonly when: Condition
  /** What the import says of its event. */
  readonly then: string
  readonly thenAt: At
  readonly because: string
}

/** What an event may be mapped to so that its rules are left out. */
export const IGNORED = 'ignore'

/** The rules of `from:` whose events are mapped, in the order of their priorities. What has no reading is reported in the file itself. */
export function linkImport(place: PolicyPlace, entry: ImportDocument, scope: Scope): readonly ImportedVoice[] {
  const rules = ruleSetOf(place, entry)
  if (rules === undefined) return []
  const { sources } = place.document
  const node = entry.facts === undefined ? undefined : sources.node(entry, 'facts')
  const facts = factMap(node?.kind === 'map' ? node : undefined, scope, place.space.report)
  const translation = translationOf(place, rules, facts, scope)
  const voices = rules.rules.flatMap(rule => linkVoice(place, entry, rule, translation) ?? [])
  // References of broken rules may lead anywhere: only their own leaves are looked at.
  for (const condition of rules.broken) translateCondition(condition, { ...translation, rules: { ...rules, conditions: new Map() } })
  if (rules.broken.length === 0) tellUnused(place, entry, rules, facts)
  return voices
}

function ruleSetOf({ rules, document, space }: PolicyPlace, entry: ImportDocument): RuleSet | undefined {
  const at = document.sources.at(entry, 'from')
  const file = besideDocument(document.file, entry.from)
  const found = file === undefined ? undefined : rules.read(file)
  if (found !== undefined) return found === 'refused' ? undefined : found
  const near = file === undefined ? undefined : nearestName(file, rules.names)
  const suggestion =
    near === undefined ? 'the file is named `<name>.rules.json` and lies in the workspace' : `there is \`${near}\`, seen from the workspace`
  return refuse(space.report, 'rules-no-file', at, `there is no rule file \`${shortened(entry.from)}\` beside this document`, suggestion)
}

function translationOf({ space }: PolicyPlace, rules: RuleSet, facts: FactMap, scope: Scope): Translation {
  const skipped = new Set([...space.facts.values()].filter(({ fact }) => fact.onMissing === 'skip').map(({ index }) => index))
  const { report, linked, catalogue } = space
  return { rules, facts, skipped, lets: linked, objects: catalogue.objects, newSlot: () => scope.newSlot(), report }
}

function linkVoice(place: PolicyPlace, entry: ImportDocument, rule: ImportedRule, translation: Translation): ImportedVoice | undefined {
  const { type, at, says } = rule.event
  const then = Object.hasOwn(entry.events, type) ? entry.events[type] : undefined
  if (then === undefined) return refuseUnmapped(place, entry, type, at)
  if (then === IGNORED) return undefined
  const isFree = claimId(place, rule)
  const expression = translateCondition(rule.conditions, translation)
  if (expression === undefined || !isFree) return undefined
  const because = says ?? entry.because ?? `The rule ${rule.name ?? rule.id} of ${entry.from} is true.`
  const thenAt = place.document.sources.at(entry.events, type)
  return { id: rule.id, when: { text: printed(place, expression), expression: eraseTypes(expression) }, then, thenAt, because }
}

function refuseUnmapped({ space }: PolicyPlace, { events }: ImportDocument, type: string, at: At): undefined {
  const near = nearestName(type, Object.keys(events))
  const suggestion =
    near === undefined ? `add \`${shortened(type)}: …\` to \`events\` of the import, or \`ignore\`` : `\`events\` has \`${near}\``
  return refuse(space.report, 'rules-unmapped-event', at, `nothing says what the event \`${shortened(type)}\` means here`, suggestion)
}

/** Guards, rules and gates speak by their ids in one list of reasons, those of the file too. */
function claimId({ imported, document, space }: PolicyPlace, { id, at }: ImportedRule): boolean {
  const { guards = [], rules = [], gates = [] } = document.value
  const written = [...guards.filter(isWritten), ...rules.filter(isWritten), ...gates]
  const isTaken = imported.has(id) || written.some(voice => voice.id === id)
  if (isTaken) refuse(space.report, 'duplicate-id', at, `another guard, rule or gate is called \`${id}\``, 'give the rule another `name`')
  else imported.set(id, at)
  return !isTaken
}

function printed({ space }: PolicyPlace, expression: Condition['expression']): string {
  const lets = space.linked.map(({ name }) => name)
  return printExpression(expression, { subject: space.subject.type.name, facts: [...space.facts.keys()], lets })
}

function tellUnused({ document, space }: PolicyPlace, entry: ImportDocument, { rules }: RuleSet, facts: FactMap): void {
  const types = new Set(rules.map(({ event }) => event.type))
  for (const type of Object.keys(entry.events)) {
    if (types.has(type)) continue
    const at = document.sources.keyAt(entry.events, type)
    warn(space.report, 'rules-unused', at, `no rule of the file has the event \`${shortened(type)}\``, 'leave it out')
  }
  for (const { key, keyAt } of facts.unused())
    warn(space.report, 'rules-unused', keyAt, `no rule that counts here reads the fact \`${shortened(key)}\``, 'leave it out')
}
