import { expect, test } from 'vitest'
import { makeRecord } from '../../audit/record.ts'
import { decide } from '../../evaluate/decide.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { known } from '../../evaluate/generated/decision-input.fixture.ts'
import { needs } from '../../evaluate/needs.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import { compileWorkspace } from '../../policy/compile-workspace.ts'
import { recordingScorer } from '../../score/cassette/recording-scorer.ts'
import { newTape } from '../../score/cassette/tape.ts'
import { writeCassette } from '../../score/cassette/write-cassette.ts'
import { embeddedScorer } from '../../score/embedded-scorer.ts'
import type { ScorerQuestion } from '../../score/scorer-question.ts'
import { withScoring } from '../../score/with-scoring.ts'
import { policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { openPrecedents } from './open-precedents.ts'

/** People are the keys of an answer; of the customer the workspace alone says that it is a name. */
const FILES = {
  'countersign.yaml': `
workspace: visits
timeZone: Etc/UTC
redact: { fields: { agentOffer.name: name, visit.customer: name } }
`,
  'visits.catalogue.yaml': `
catalogue: visits
objects:
  visit: { key: id, fields: { id: id of visit, customer: text, note: text } }
  agentOffer: { key: name, fields: { name: { type: text, pii: true }, price: money } }
events: { visit.asked: visit }
queries:
  visit.offers: { system: [tms], with: { visit: id of visit }, gives: list of agentOffer }
actions:
  visit.book: { system: carrier, with: { visitId: id of visit, price: money } }
  visit.hold: { system: wms, safe: true, with: { visitId: id of visit } }
`,
  'book.policy.yaml': `
policy: book
version: 1.0.0
title: Book a visit
owner: shipping
events: [visit.asked]
decides: visit
facts: { offers: { query: visit.offers, system: tms, with: { visit: =visit.id } } }
options:
  book:
    for: q in offers
    says: Book this person
    only: { cheap: "q.price <= '50 EUR'" }
    do: [{ visit.book: { visitId: =visit.id, price: =q.price } }]
    cost: q.price
  hold: { says: Hold, do: [{ visit.hold: { visitId: =visit.id } }] }
guards:
  - { id: banned, for: visit.book, when: "visit.customer == 'Karl Heinrich'", then: review, because: Known to complain. }
propose: { scorer: s, choices: [book, hold], shows: [visit.note, options], onFailure: review }
gates:
  - { id: sure, confidence: { permitFrom: 0.9, reviewFrom: 0.5 } }
  - { id: spend, limit: { of: cost, permitUpTo: 20 EUR } }
otherwise: hold
`,
}

function visit(key: string, customer: string, offers: readonly Json[]): DecisionInput {
  const data = { id: key, customer, note: 'The garden fence is broken.' }
  return {
    schema: 1,
    now: '2026-03-21T12:00:00.000Z',
    tenant: 'main',
    policy: policyId('book'),
    actor: { id: 'desk', kind: 'service', roles: [] },
    arrival: 'first',
    trigger: { kind: 'event', event: { specversion: '1.0', id: `e-${key}`, source: 'oms', type: 'visit.asked', subject: key, data } },
    subject: { type: 'visit', key, data, states: {}, inFlight: [] },
    facts: { offers: known([...offers]) },
    scoring: {},
    calendars: {},
    ledger: {},
    standing: { certificates: {}, stops: [] },
  }
}

const PAST = visit('V-KHEINRICH', 'Karl Heinrich', [
  { name: 'Maria Schmidt', price: '9 EUR' },
  { name: 'John Miller', price: '12 EUR' },
  { name: 'Peter Long', price: '90 EUR' },
])
const PEOPLE = ['Karl', 'Heinrich', 'Maria', 'Schmidt', 'John', 'Miller', 'Peter', 'Long', 'Ann', 'Low']

test('the people of a past case reach neither a scorer nor a recording, whether they are keys, masked or named by the workspace alone', async () => {
  const compiled = compileWorkspace(FILES)
  if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.issues))
  const policies = policySetOf(compiled.model)
  const asked: ScorerQuestion[] = []
  const tape = newTape()
  const first = embeddedScorer({
    id: 'first',
    version: '1',
    score: question => {
      asked.push(question)
      const options = question.kind === 'choice' ? question.choices.map(({ option }) => option) : []
      const confidence = Object.fromEntries(options.map((option, index) => [option, index === 0 ? 0.97 : 0.01]))
      return { confidence, rationale: asked.length === 1 ? `${options.join(', ')}, for Karl Heinrich` : 'the cheapest' }
    },
  })
  const precedents = openPrecedents()
  const host = { scorers: { s: recordingScorer(first, tape) }, retriever: precedents.retriever() }
  for (const input of [PAST, visit('V-2', 'Somebody Else', [{ name: 'Ann Low', price: '9 EUR' }])]) {
    const need = needs(policies, input)
    if (need.kind !== 'score') throw new Error(`needs ${need.kind}`)
    const scored = await withScoring(policies, input, need, host)
    await precedents.addRecords([JSON.stringify(makeRecord(policies, scored, decide(policies, scored)))])
  }
  precedents.close()

  expect(asked.map(question => question.precedents.map(({ title, text }) => [title, text.split('\n')]))).toEqual([
    [],
    [
      [
        'book: book',
        [
          'Asked: event visit.asked. Decided: observe (review, phase observe).',
          'Chosen: book, by scorer s, confidence 0.97.',
          'Possible: book (2), hold.',
          'Ruled out book (1): cheap.',
          'review: banned (visit.customer).',
        ],
      ],
    ],
  ])
  const questions = JSON.stringify(tape.answers().map(({ question }) => question))
  expect(questions).toBe(JSON.stringify(asked))
  expect(PEOPLE.filter(name => questions.includes(name))).toEqual([])
  const inFile = writeCassette(tape.answers().slice(1), 'c.json').text
  expect(inFile).toContain('book (2), hold')
  expect([...PEOPLE, 'KHEINRICH'].filter(name => inFile.includes(name))).toEqual([])
})
