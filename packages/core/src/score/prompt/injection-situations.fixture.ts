import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { ScoringQuestion } from '../../evaluate/gather/need.ts'
import { needs } from '../../evaluate/needs.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import { loadPolicies } from '../../runtime/load-policies.ts'
import { phaseSets } from '../../testing/phase-sets.ts'
import type { Testable } from '../../testing/run-policy-tests.ts'
import { runPolicyTests } from '../../testing/run-policy-tests.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'

/** Somewhere that a scorer is asked, in phase `unattended`, and every place there that a text from outside can stand in. */
export interface Situation {
  readonly name: string
  readonly policies: PolicySet
  readonly input: DecisionInput
  readonly places: readonly Place[]
}

interface Place {
  readonly name: string
  /** Writes the text wherever this value stood, names of facts' entries too, so that what belonged together still does. */
  readonly plant: (text: string) => DecisionInput
}

/** What an honest writer would have put there. */
export const CONTROL = 'Ordinary-words-of-somebody-honest'

/** Texts that the cases of the shipped policies leave out. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = { order: ['notes', 'carrierCode'], receiptLine: ['lot'] }

/** One for each shipped policy that asks a scorer and each set of choices that its cases come to, and one of options made of data. */
export async function situations(): Promise<readonly Situation[]> {
  const shipped = await loadPolicies({ folder: new URL('../../../../policies/', import.meta.url) })
  const made = await loadPolicies({ files: { 'countersign.yaml': 'workspace: parcels\ntimeZone: Etc/UTC\n', ...PARCELS } })
  return [shipped, made].flatMap(loaded => {
    if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
    return situationsOf(loaded)
  })
}

function situationsOf(loaded: Testable): readonly Situation[] {
  const sets = phaseSets(loaded.policies)
  const found = new Map<string, Situation>()
  for (const { policy, decided } of runPolicyTests(loaded).cases) {
    if (decided === undefined) continue
    const policies = sets(policy, 'unattended')
    const input = { ...withLeftOut(decided.input), scoring: {} }
    const question = questionOf(policies, input)
    if (question === undefined) continue
    const name = `${policy}: ${question.choices.map(({ option }) => option).join(', ')}`
    if (!found.has(name)) found.set(name, { name, policies, input, places: placesOf(policies, input, question) })
  }
  return [...found.values()]
}

export function questionOf(policies: PolicySet, input: DecisionInput): ScoringQuestion | undefined {
  const need = needs(policies, input)
  return need.kind === 'score' ? need.questions[0] : undefined
}

function withLeftOut(input: DecisionInput): DecisionInput {
  const { type, data } = input.subject
  if (!isJsonObject(data)) return input
  const added = Object.fromEntries((LEFT_OUT[type] ?? []).filter(name => !Object.hasOwn(data, name)).map(name => [name, `no ${name}`]))
  return { ...input, subject: { ...input.subject, data: { ...data, ...added } } }
}

const MEASURED = /^[\d.]+ [A-Z]{2,3}(\/[A-Z]{2,3})?$|^\d{4}-\d\d-\d\d/

/** Where honest words leave the same options to choose from: a date or an amount is no place for words. */
function placesOf(policies: PolicySet, input: DecisionInput, question: ScoringQuestion): readonly Place[] {
  const options = JSON.stringify(question.choices)
  const texts = textsIn([input.subject.data, factValues(input)]).filter(text => !MEASURED.test(text))
  return [...new Set(texts)].flatMap((value): Place[] => {
    const plant = (text: string): DecisionInput => planted(input, value, text)
    const asked = questionOf(policies, plant(CONTROL))?.choices
    return JSON.stringify(asked) === JSON.stringify(replaced(JSON.parse(options), value, CONTROL)) ? [{ name: value, plant }] : []
  })
}

function factValues({ facts }: DecisionInput): readonly Json[] {
  return Object.values(facts).flatMap(fact => (fact.status === 'known' ? [fact.value] : []))
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

function planted(input: DecisionInput, value: string, text: string): DecisionInput {
  const facts = Object.entries(input.facts).map(([name, fact]) => [
    name,
    fact.status === 'known' ? { ...fact, value: replaced(fact.value, value, text) } : fact,
  ])
  return {
    ...input,
    subject: { ...input.subject, data: replaced(input.subject.data, value, text) },
    facts: Object.fromEntries(facts),
    calendars: keyed(input.calendars, value, text),
    // As the evaluator writes the keys of its lines.
    ledger: keyed(input.ledger, encodeURIComponent(value), encodeURIComponent(text.toWellFormed())),
  }
}

/** Every text and key that is this value, or has it as the key of an instance. */
function replaced(json: Json, value: string, text: string): Json {
  if (typeof json === 'string') return swapped(json, value, text)
  if (typeof json !== 'object') return json
  if (Array.isArray(json)) return json.map((item: Json) => replaced(item, value, text))
  return Object.fromEntries(Object.entries(json).map(([key, member]) => [swapped(key, value, text), replaced(member, value, text)]))
}

function keyed<T>(by: Readonly<Record<string, T>>, value: string, text: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(by).map(([key, one]) => [swapped(key, value, text), one]))
}

function swapped(one: string, value: string, text: string): string {
  if (one === value) return text
  return one.endsWith(`[${value}]`) ? `${one.slice(0, -value.length - 1)}${text}]` : one
}

/** A policy whose options, their ids and their terms come from data. */
const PARCELS: Readonly<Record<string, string>> = {
  'parcels.catalogue.yaml': `catalogue: parcels
objects:
  parcel: { key: id, fields: { id: id of parcel, note: text, address: text } }
  quote: { key: carrier, fields: { carrier: text, service: text, price: money } }
events: { parcel.packed: parcel }
queries:
  carrier.quotes: { system: [tms], with: { parcel: id of parcel }, gives: list of quote }
actions:
  label.buy: { system: carrier, with: { parcelId: id of parcel, carrier: text, price: money } }
  parcel.hold: { system: wms, safe: true, with: { parcelId: id of parcel } }
`,
  'buy-label.policy.yaml': `policy: buy-label
version: 1.0.0
title: Buy the label of a parcel
owner: shipping
events: [parcel.packed]
decides: parcel
facts:
  quotes: { query: carrier.quotes, system: tms, with: { parcel: =parcel.id } }
options:
  buy:
    for: q in quotes
    let: { service: q.service }
    says: Buy a label
    do: [ { label.buy: { parcelId: =parcel.id, carrier: =q.carrier, price: =q.price } } ]
    cost: q.price
  hold:
    says: Hold the parcel
    do: [ { parcel.hold: { parcelId: =parcel.id } } ]
propose: { scorer: labels, choices: [buy, hold], shows: [parcel.note, parcel.address, options], onFailure: review }
gates:
  - { id: sure, confidence: { permitFrom: 0.9, reviewFrom: 0.5 } }
  - { id: spend, limit: { of: cost, permitUpTo: 20 EUR } }
otherwise: hold
`,
  'buy-label.test.yaml': `tests: buy-label
now: 2026-03-21T12:00:00Z
cases:
  - name: two carriers
    given:
      event: parcel.packed
      parcel: { id: P-1, note: Leave at the door, address: 1 Main Street }
      facts: { quotes: [ { carrier: DHL, service: next day, price: 9 EUR }, { carrier: UPS, service: two days, price: 30 EUR } ] }
      phase: unattended
    propose: { option: "buy[DHL]", confidence: 0.95 }
    expect: { verdict: permit, option: "buy[DHL]" }
`,
}
