import { assert, constantFrom, dictionary, jsonValue, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../values/digest.ts'
import { optionId, policyId } from '../../values/ids.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { ChoiceQuestion } from '../scorer-question.ts'
import { redactQuestion } from './redact-question.ts'
import { shopInput, shopModel } from './shop.fixture.ts'

function question(shown: JsonObject, more: Partial<ChoiceQuestion> = {}): ChoiceQuestion {
  return {
    kind: 'choice',
    policy: policyId('release'),
    scorer: 'release',
    choices: [
      { option: optionId('release'), says: 'Release the order' },
      { option: optionId('hold'), says: 'Hold it' },
    ],
    shown: Object.entries(shown).map(([field, value]) => ({ field, from: 'order', value })),
    instructions: 'Jane decides.',
    precedents: [],
    ...more,
  }
}

interface Case {
  readonly name: string
  readonly shows: string
  readonly redact?: string
  readonly order?: JsonObject
  readonly facts?: Readonly<Record<string, Json>>
  readonly shown: JsonObject
  readonly expected: JsonObject
}

const ADDRESS = { street: 'Lindenstr. 14', city: 'Leipzig', zip: '04109' }

const CASES: readonly Case[] = [
  {
    name: 'a personal field is replaced whole, named after the field',
    shows: 'order.notes, order.buyer, order.contactPhone',
    shown: { 'order.notes': 'anything', 'order.buyer': 'Jane Doe', 'order.contactPhone': '030 901820' },
    expected: { 'order.notes': '[text-1]', 'order.buyer': '[name-1]', 'order.contactPhone': '[phone-1]' },
  },
  {
    name: 'a field that is scanned shows what is not recognised',
    shows: 'order.notes',
    redact: '{ fields: { order.notes: scan } }',
    order: { buyer: 'Jane Doe' },
    shown: { 'order.notes': 'Jane (+49 30 901820, jane@example.com) wants 3 more of SO-78451.' },
    expected: { 'order.notes': '[name-1] ([phone-1], [email-1]) wants 3 more of SO-78451.' },
  },
  {
    name: 'a field that is kept is shown, and its value stays hidden in no text',
    shows: 'order.buyer, order.gate',
    redact: '{ fields: { order.buyer: keep } }',
    order: { buyer: 'Jane Doe' },
    shown: { 'order.buyer': 'Jane Doe', 'order.gate': 'ring for Jane Doe' },
    expected: { 'order.buyer': 'Jane Doe', 'order.gate': 'ring for Jane Doe' },
  },
  {
    name: 'a value that is not shown is found in another text, in another spelling',
    shows: 'order.gate',
    order: { buyer: 'Jürgen Müller-Doe', contactPhone: '0341 555 77 00' },
    shown: { 'order.gate': 'MUELLER DOE, Jürgen; Juergen; tel 3415557700' },
    expected: { 'order.gate': '[name-1]; [name-1]; tel [phone-1]' },
  },
  {
    name: 'the same value has the same pseudonym everywhere',
    shows: 'order.buyer, order.gate, who',
    order: { buyer: 'Jane Doe' },
    shown: { 'order.buyer': 'Jane Doe', 'order.gate': 'for jane  doe', who: 'Jane Doe' },
    expected: { 'order.buyer': '[name-1]', 'order.gate': 'for [name-1]', who: '[name-1]' },
  },
  {
    name: 'an object that is personal is one value, its fields are found elsewhere',
    shows: 'order.shipTo.street, street, order.gate',
    order: { shipTo: ADDRESS },
    shown: { 'order.shipTo.street': ADDRESS.street, street: ADDRESS.street, 'order.gate': 'behind Lindenstr 14, LEIPZIG' },
    expected: { 'order.shipTo.street': '[address-1]', street: '[address-1]', 'order.gate': 'behind [address-1], [address-2]' },
  },
  {
    name: 'a field says more than the object around it',
    shows: 'order.shipTo.city, order.shipTo.zip, order.gate',
    redact: '{ fields: { address.city: keep } }',
    order: { shipTo: ADDRESS },
    shown: { 'order.shipTo.city': 'Leipzig', 'order.shipTo.zip': '04109', 'order.gate': 'Leipzig' },
    expected: { 'order.shipTo.city': 'Leipzig', 'order.shipTo.zip': '[address-1]', 'order.gate': 'Leipzig' },
  },
  {
    name: 'a rule makes a field personal that the catalogue does not call so',
    shows: 'customer.name, customer.segment',
    redact: '{ fields: { customer.name: name, customer.segment: text } }',
    facts: { customer: { id: 'C-1', name: 'Doe Ltd', email: 'x@example.com', segment: 'gold' } },
    shown: { 'customer.name': 'Doe Ltd', 'customer.segment': 'gold' },
    expected: { 'customer.name': '[name-1]', 'customer.segment': '[text-1]' },
  },
  {
    name: 'objects show what the catalogue declares and nothing else',
    shows: 'remarks, customer',
    shown: {
      remarks: [{ id: 'L-1', quantity: '2 EA', remark: 'call 030/901820', weighed: '2026-03-01', driver: 'Jane' }],
      customer: { id: 'C-1', name: 'Doe', email: 'jane@example.com', segment: 'A', vip: 'yes' },
    },
    expected: {
      remarks: [{ id: 'L-1', quantity: '2 EA', remark: 'call [phone-1]', weighed: '2026-03-01' }],
      customer: { id: 'C-1', name: 'Doe', email: '[email-1]', segment: 'A' },
    },
  },
  {
    name: 'what is not of its type is searched like a text',
    shows: 'remarks, order.total',
    shown: {
      remarks: [{ id: 'L-1', quantity: { amount: '2', unit: 'EA', by: 'jane@example.com' }, weighed: 'by jane@example.com' }],
      'order.total': { amount: '820', currency: 'EUR' },
    },
    expected: {
      remarks: [{ id: 'L-1', quantity: { amount: '2', unit: 'EA' }, weighed: 'by [email-1]' }],
      'order.total': { amount: '820', currency: 'EUR' },
    },
  },
  {
    name: 'keys of a map are data: personal ones by their field, ids are left alone',
    shows: 'contacts, stock',
    redact: '{ fields: { contacts.of.email: email } }',
    shown: {
      contacts: { 'jane@example.com': { email: 'jane@example.com', role: 'buyer', calls: 2 } },
      stock: { '4006381333931': { shelf: 'A-01', free: '3 EA' }, 'JANE@example.com': { free: '0' } },
    },
    expected: {
      contacts: { '[email-1]': { email: '[email-1]', role: 'buyer', calls: 2 } },
      stock: { '4006381333931': { shelf: 'A-01', free: '3 EA' }, '[email-1]': { free: '0' } },
    },
  },
  {
    name: 'a member whose name says secret is one',
    shows: 'order.apiToken',
    shown: { 'order.apiToken': 'hunter2', details: { password: 'hunter2', note: 'the dock is open' } },
    expected: { 'order.apiToken': '[secret-1]', details: { password: '[secret-1]', note: 'the dock is open' } },
  },
  {
    name: 'what is ignored stays, unless a field is personal',
    shows: 'order.gate, order.contactPhone',
    redact: '{ ignore: [phone] }',
    shown: { 'order.gate': 'tel +49 341 5557711, jane@example.com', 'order.contactPhone': '+49 341 5557700' },
    expected: { 'order.gate': 'tel +49 341 5557711, [email-1]', 'order.contactPhone': '[phone-1]' },
  },
  {
    name: 'a pseudonym that somebody wrote stands for nobody',
    shows: 'order.gate, order.buyer',
    shown: { 'order.gate': 'as [name-1] said', 'order.buyer': 'Jane Doe' },
    expected: { 'order.gate': 'as [name-1] said', 'order.buyer': '[name-2]' },
  },
  {
    name: 'nothing stays nothing',
    shows: 'order.buyer, order.gate',
    shown: { 'order.buyer': '', 'order.gate': '' },
    expected: { 'order.buyer': '', 'order.gate': '' },
  },
]

describe('shown fields', () => {
  test.each(CASES)('$name', ({ shows, redact, order = {}, facts, shown, expected }) => {
    const redacted = redactQuestion(shopModel(shows, redact), question(shown), shopInput({ ...order, ...orderOf(shown) }, facts))
    expect(Object.fromEntries(redacted.shown.map(({ field, value }) => [field, value]))).toEqual(expected)
  })
})

/** The subject has what is shown of it. */
function orderOf(shown: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([path, value]) => (/^order\.\w+$/.test(path) ? [[path.slice('order.'.length), value]] : [])),
  )
}

describe('the rest of a question', () => {
  test('numbers are given in the order of reading, and hold in choices, members and precedents', () => {
    const input = shopInput({ buyer: 'Jane Doe', notes: 'x' })
    const precedent = { ref: 'P1', source: 'jane@example.com', title: 'Of Bob', text: 'Jane: bob@example.com', digest: digestOf('P1') }
    const asked = question(
      {
        'order.gate': 'to bob@example.com',
        options: [{ option: 'each[jane@example.com]', says: 'for Jane', remark: 'bob@example.com', cost: '5 EUR' }],
      },
      { choices: [{ option: optionId('each[jane@example.com]'), says: 'Release a line' }], precedents: [precedent] },
    )
    const redacted = redactQuestion(shopModel('order.gate, options'), asked, input)
    expect(redacted).toEqual({
      ...asked,
      choices: [{ option: 'each[[email-1]]', says: 'Release a line' }],
      shown: [
        { field: 'order.gate', from: 'order', value: 'to [email-2]' },
        {
          field: 'options',
          from: 'order',
          value: [{ option: 'each[[email-1]]', says: 'for [name-1]', remark: '[email-2]', cost: '5 EUR' }],
        },
      ],
      precedents: [{ ...precedent, source: '[email-1]', text: '[name-1]: [email-2]' }],
    })
  })

  test('members have pseudonyms of one list', () => {
    const members = ['SO-1', 'jane@example.com', 'JANE@example.com'].map(member => ({
      member,
      shown: [{ field: 'order.gate', from: 'order', value: `for ${member}` }],
    }))
    const asked = {
      kind: 'members',
      policy: policyId('release'),
      scorer: 'release',
      instructions: '',
      precedents: [],
      shown: [],
      members,
    } as const
    expect(redactQuestion(shopModel('order.gate'), asked, undefined).members).toEqual([
      { member: 'SO-1', shown: [{ field: 'order.gate', from: 'order', value: 'for SO-1' }] },
      { member: '[email-1]', shown: [{ field: 'order.gate', from: 'order', value: 'for [email-1]' }] },
      { member: '[email-1] (2)', shown: [{ field: 'order.gate', from: 'order', value: 'for [email-1]' }] },
    ])
  })

  test('what one member shows as personal is hidden in the texts of all', () => {
    const shown = [
      { field: 'order.buyer', from: 'order', value: 'Jane Doe' },
      { field: 'order.gate', from: 'order', value: 'ask Jane' },
    ]
    const asked = { kind: 'members', policy: policyId('release'), scorer: 'release', instructions: '', precedents: [], shown: [] } as const
    const { members } = redactQuestion(shopModel('order.gate, order.buyer'), { ...asked, members: [{ member: 'SO-1', shown }] }, undefined)
    expect(members.flatMap(member => member.shown.map(({ value }) => value))).toEqual(['[name-1]', 'ask [name-1]'])
  })

  test('a pseudonym in a precedent was somebody else, and what is found changes no name in the question', () => {
    const model = shopModel('order.buyer')
    const precedent = { ref: 'P1', source: 'd-1', title: '[name-1]', text: '[name-1] and [NAME-2] waited', digest: digestOf('P1') }
    const asked = question({ 'order.buyer': 'Jane Doe' })
    const redacted = redactQuestion(model, { ...asked, precedents: [precedent, { ...precedent, ref: 'P2' }] }, shopInput({}))
    expect(redacted.shown).toEqual(redactQuestion(model, asked, shopInput({})).shown)
    expect(redacted.precedents.map(({ title, text }) => [title, text])).toEqual([
      ['[name-2]', '[name-2] and [name-3] waited'],
      ['[name-4]', '[name-4] and [name-5] waited'],
    ])
  })

  test('a redacted question is redacted to itself', () => {
    const model = shopModel('order.gate, order.buyer')
    const input = shopInput({ buyer: 'Jane Doe' })
    const asked = question({ 'order.gate': 'Jane, +49 341 5557700, password: hunter2, jane@example.com', 'order.buyer': 'Jane Doe' })
    const once = redactQuestion(model, asked, input)
    const { shown } = redactQuestion(model, { ...once, shown: once.shown.filter(({ field }) => field !== 'order.buyer') }, input)
    expect(shown).toEqual(once.shown.slice(0, 1))
  })

  test('a model without rules knows what is personal by the policy, and finds what it can recognise', () => {
    const { redact: _, ...model } = shopModel('order.gate, order.buyer')
    const redacted = redactQuestion(model, question({ 'order.buyer': 'Jane', 'order.gate': 'Jane, jane@example.com' }), undefined)
    expect(redacted.shown.map(({ value }) => value)).toEqual(['[text-1]', '[text-1], [email-1]'])
  })
})

describe('data that is no data of ours', () => {
  const model = shopModel('order.gate, remarks, contacts, order.shipTo.street', '{ fields: { contacts.of.email: email } }')

  test('whatever JSON is shown, there is a question', () => {
    const shown = dictionary(constantFrom('order.gate', 'remarks', 'contacts', 'order.shipTo.street', 'other'), jsonValue({ maxDepth: 6 }))
    assert(
      property(shown, jsonValue(), (fields, data) => {
        const input = shopInput({}, { contacts: data as Json, customer: data as Json })
        const asked = question(fields as JsonObject)
        const once = redactQuestion(model, asked, { ...input, subject: { ...input.subject, data: data as Json } })
        expect(once.shown.map(({ field }) => field)).toEqual(Object.keys(fields))
        expect(redactQuestion(model, asked, { ...input, subject: { ...input.subject, data: data as Json } })).toEqual(once)
      }),
    )
  })

  test('too deep or too much is cut, and says so', () => {
    let deep: Json = 'jane@example.com'
    for (let level = 0; level < 50_000; level += 1) deep = [deep]
    const rows = Array.from({ length: 300_000 }, () => 1)
    const redacted = redactQuestion(model, question({ other: deep, more: rows }), shopInput({ shipTo: deep, notes: deep }))
    expect(JSON.stringify(redacted.shown[0]?.value)).toMatch(/^\[+"\[cut\]"\]+$/)
    expect(JSON.stringify(redacted.shown[1]?.value).slice(-40)).toMatch(/"\[cut: \d+ more elements\]"\]$/)
  })

  test('keys of prototypes are keys like others', () => {
    const shown: JsonObject = JSON.parse('{"other":{"__proto__":{"a":"jane@example.com"},"constructor":"x"}}')
    const [field] = redactQuestion(model, question(shown), shopInput({})).shown
    expect(JSON.stringify(field?.value)).toBe('{"__proto__":{"a":"[email-1]"},"constructor":"x"}')
  })
})
