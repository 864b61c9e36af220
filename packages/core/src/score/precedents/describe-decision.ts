import type { DecisionInput, Vote } from '../../evaluate/decision-input.ts'
import type { Members } from '../../evaluate/frame/members.ts'
import { membersOf } from '../../evaluate/frame/members.ts'
import { MASKED } from '../../evaluate/program/probe.ts'
import { plainText } from '../../explain/say/plain-text.ts'
import { sayJson } from '../../explain/say/say-json.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'
import { listOf, textOf } from './decided.ts'

const MOST_OPTIONS = 12
const MOST_REASONS = 12
const MOST_VALUES = 8
const LONGEST_RATIONALE = 160

/** A stored decision in a few lines. The same record gives the same text; when it was made and whom it was about is not in it. */
export function describeDecision(input: DecisionInput, decision: Members): string {
  const lines = [
    `Asked: ${occasionOf(input)}. Decided: ${says(decision['enforcement'])} (${says(decision['verdict'])}, phase ${says(decision['phase'])}).`,
    sayChoice(decision),
    saysAll(
      'Possible',
      listOf(decision['eligible']).map(({ plan }) => membersOf(plan)['option']),
    ),
    ...listOf(decision['struck']).slice(0, MOST_OPTIONS).map(sayStruck),
    ...listOf(decision['reasons']).slice(0, MOST_REASONS).map(sayReason),
    sayFallback(membersOf(decision['fallback'])),
    ...outcomeOf(input),
    sayRationale(input),
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
  const option = says(membersOf(chosen['plan'])['option'])
  if (option === '') return 'Chosen: nothing; a person chooses.'
  const by = membersOf(chosen['by'])
  const who = [by['kind'], by['rule'] ?? by['scorer'] ?? by['because']].map(says).filter(part => part !== '')
  const confidence = says(chosen['confidence'])
  return `Chosen: ${option}, by ${who.join(' ')}${confidence === '' ? '' : `, confidence ${confidence}`}.`
}

function saysAll(head: string, names: readonly unknown[]): string {
  const said = names.map(says).filter(name => name !== '')
  return said.length === 0 ? '' : `${head}: ${said.slice(0, MOST_OPTIONS).join(', ')}.`
}

function sayStruck({ option, reasons }: Members): string {
  return saysAll(`Ruled out ${says(option)}`, [...new Set(listOf(reasons).map(({ code }) => code))])
}

function sayReason({ code, vote, saw, missing }: Members): string {
  const values = pairsOf(saw)
    .filter(([, value]) => value !== MASKED)
    .map(([path, value]) => `${sayPath(path)} ${sayJson(jsonOf(value))}`)
  const unknown = pairsOf(missing).map(([path, why]) => `${sayPath(path)} unknown (${says(why)})`)
  const all = [...values, ...unknown].slice(0, MOST_VALUES)
  return `${says(vote)}: ${says(code)}${all.length === 0 ? '' : ` (${all.join('; ')})`}.`
}

/** A budget's key says whom it is about: its values stay out. */
function sayPath(path: unknown): string {
  const said = says(path)
  return said.startsWith('ledger ') ? said.replace(/\[.*/, '') : said
}

function pairsOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  return Array.isArray(value) ? value.flatMap(pair => (Array.isArray(pair) ? [[pair[0], pair[1]] as const] : [])) : []
}

function jsonOf(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || isJsonObject(value)) return value
  return Array.isArray(value) ? value : ''
}

function sayFallback(fallback: Members): string {
  const option = says(membersOf(fallback['plan'])['option'])
  return option === '' ? '' : `Instead: ${option} (${says(fallback['enforcement'])}).`
}

/** What people made of it. Their names and their words stay out. */
function outcomeOf({ trigger }: DecisionInput): readonly string[] {
  if (trigger.kind === 'release') return [...new Set(trigger.votes.map(sayVote))].slice(0, MOST_OPTIONS)
  return trigger.kind === 'expiry' ? ['Nobody answered the card in time.'] : []
}

function sayVote({ choice, queue }: Vote): string {
  const of = plainText(queue)
  switch (choice.kind) {
    case 'approve':
      return `A person of ${of} approved.`
    case 'reject':
      return `A person of ${of} rejected.`
    case 'choose':
      return `A person of ${of} chose ${plainText(choice.option)}.`
    case 'edit':
      return `A person of ${of} changed ${[...new Set(choice.edits.map(({ param }) => plainText(param)))].slice(0, MOST_OPTIONS).join(', ')}.`
  }
}

/** An earlier model's words: quoted, short, and said to be that. */
function sayRationale({ scoring }: DecisionInput): string {
  const answer = Object.hasOwn(scoring, '') ? scoring[''] : undefined
  const said = answer?.status === 'answered' ? answer.rationale : undefined
  return typeof said === 'string' && said.trim() !== '' ? `An earlier scorer wrote: “${plainText(said, LONGEST_RATIONALE)}”` : ''
}
