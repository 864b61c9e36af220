import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { Members } from '../../evaluate/frame/members.ts'
import { membersOf } from '../../evaluate/frame/members.ts'
import { plainText } from '../../explain/say/plain-text.ts'
import { listOf, textOf } from './decided.ts'
import { describeOutcome } from './describe-outcome.ts'
import { familyOf } from './precedent-scope.ts'

const MOST_OPTIONS = 12
const MOST_REASONS = 12
const MOST_PATHS = 8

/**
 * A stored decision in a few lines, all of them in words of the policy: families of options, codes, names of fields. Of the case itself
 * nothing is in it, since nobody knows any more which of its values were personal: no key of an instance, no value that a reason saw, no
 * rationale, no name, no time. The same record gives the same text.
 */
export function describeDecision(input: DecisionInput, decision: Members): string {
  const lines = [
    `Asked: ${occasionOf(input)}. Decided: ${says(decision['enforcement'])} (${says(decision['verdict'])}, phase ${says(decision['phase'])}).`,
    sayChoice(decision),
    saysAll('Possible', families(listOf(decision['eligible']).map(({ plan }) => membersOf(plan)['option']))),
    ...sayStruck(listOf(decision['struck'])),
    ...listOf(decision['reasons']).slice(0, MOST_REASONS).map(sayReason),
    sayFallback(membersOf(decision['fallback'])),
    ...describeOutcome(input),
  ]
  return lines.filter(line => line !== '').join('\n')
}

/** Names and codes: one line, short. */
const says = (value: unknown): string => plainText(textOf(value))

function occasionOf({ trigger }: DecisionInput): string {
  switch (trigger.kind) {
    case 'event':
      return `event ${plainText(trigger.event.type)}`
    case 'proposal':
      return 'an agent proposed'
    case 'release':
      return 'people voted'
    case 'expiry':
      return 'nobody voted in time'
  }
}

function sayChoice(decision: Members): string {
  const chosen = membersOf(decision['chosen'])
  const option = sayFamily(membersOf(chosen['plan'])['option'])
  if (option === '') return 'Chosen: nothing; a person chooses.'
  const by = membersOf(chosen['by'])
  const who = [by['kind'], by['rule'] ?? by['scorer'] ?? by['because']].map(says).filter(part => part !== '')
  const confidence = says(chosen['confidence'])
  return `Chosen: ${option}, by ${who.join(' ')}${confidence === '' ? '' : `, confidence ${confidence}`}.`
}

function saysAll(head: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${head}: ${names.slice(0, MOST_OPTIONS).join(', ')}.`
}

/** `book` for `book[Jane Doe]`: a key is data of the case. */
function sayFamily(option: unknown): string {
  return says(familyOf(textOf(option)))
}

/** Each family once, with the number of its instances: `from-near (3)`. */
function families(options: readonly unknown[]): readonly string[] {
  const instances = new Map<string, number>()
  for (const option of options) {
    const family = sayFamily(option)
    const more = textOf(option).includes('[') ? 1 : 0
    if (family !== '') instances.set(family, (instances.get(family) ?? 0) + more)
  }
  return [...instances].map(([family, count]) => (count === 0 ? family : `${family} (${count})`))
}

/** A line for each set of codes: hundreds of instances are ruled out for one reason. */
function sayStruck(struck: readonly Members[]): readonly string[] {
  const byCodes = new Map<string, unknown[]>()
  for (const { option, reasons } of struck) {
    const codes = [...new Set(listOf(reasons).map(({ code }) => says(code)))].filter(code => code !== '')
    const key = codes.slice(0, MOST_REASONS).join(', ')
    const same = byCodes.get(key)
    if (same === undefined) byCodes.set(key, [option])
    else same.push(option)
  }
  return [...byCodes].slice(0, MOST_OPTIONS).flatMap(([codes, options]) => {
    const names = families(options).slice(0, MOST_OPTIONS)
    return codes === '' || names.length === 0 ? [] : [`Ruled out ${names.join(', ')}: ${codes}.`]
  })
}

/** What a voice of the policy read, by name alone; a built-in one reads names that an asker or a host has given. */
function sayReason({ code, kind, vote, saw, missing }: Members): string {
  const unknown = new Map(pairsOf(missing).map(([path, why]) => [sayPath(path), ` unknown (${says(why)})`]))
  const read = kind === 'built-in' ? [] : pairsOf(saw).map(([path]) => sayPath(path))
  const paths = new Set([...read, ...unknown.keys()].filter(path => path !== ''))
  const said = [...paths].slice(0, MOST_PATHS).map(path => `${path}${unknown.get(path) ?? ''}`)
  return `${says(vote)}: ${says(code)}${said.length === 0 ? '' : ` (${said.join('; ')})`}.`
}

/** Paths are the author's words, but for a budget's key, which says whom it is about, and for the name of an action that an agent gave. */
function sayPath(path: unknown): string {
  const said = says(path)
  if (said.startsWith('undo of ')) return ''
  return said.startsWith('ledger ') ? said.replace(/\[.*/, '') : said
}

function pairsOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  return Array.isArray(value) ? value.flatMap(pair => (Array.isArray(pair) ? [[pair[0], pair[1]] as const] : [])) : []
}

function sayFallback(fallback: Members): string {
  const option = sayFamily(membersOf(fallback['plan'])['option'])
  return option === '' ? '' : `Instead: ${option} (${says(fallback['enforcement'])}).`
}
