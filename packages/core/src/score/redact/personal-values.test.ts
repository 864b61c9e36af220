import { expect, test } from 'vitest'
import { policyId } from '../../values/ids.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { ChoiceQuestion } from '../scorer-question.ts'
import { personalValues } from './personal-values.ts'
import { redactQuestion } from './redact-question.ts'
import { shopInput, shopModel } from './shop.fixture.ts'

const QUESTION: ChoiceQuestion = {
  kind: 'choice',
  policy: policyId('release'),
  scorer: 'release',
  instructions: '',
  precedents: [],
  choices: [],
  shown: [{ field: 'order.gate', from: 'order', value: 'ring at the gate' }],
}

/** An object that holds itself twice, so many levels deep, and counts how often it is read. */
function shared(levels: number): { readonly data: JsonObject; readonly reads: () => number } {
  let reads = 0
  const leaf: JsonObject = Object.defineProperty({}, 'street', {
    enumerable: true,
    get() {
      reads += 1
      return 'Lindenstr. 14'
    },
  })
  let data = leaf
  for (let level = 0; level < levels; level += 1) data = { a: data, b: data }
  return { data, reads: () => reads }
}

test('an object that is shared is looked at so often and no more, and then no text is shown', () => {
  const { data, reads } = shared(22)
  const input = shopInput({ shipTo: data })
  expect(personalValues(shopModel('order.gate'), QUESTION, input)).toBe('too-many')
  expect(reads()).toBeLessThan(200_000)
  expect(redactQuestion(shopModel('order.gate'), QUESTION, input).shown[0]?.value).toBe('[text-1]')
})

test('what nothing personal can be in is not looked at', () => {
  const { data, reads } = shared(22)
  expect(personalValues(shopModel('order.gate'), QUESTION, shopInput({ buyer: 'Jane', extra: data }))).toEqual([
    { text: 'Jane', kind: 'name' },
  ])
  expect(reads()).toBe(0)
})

test('what is personal as a whole is shown as one value, however deep it is', () => {
  const { data } = shared(22)
  let deep: Json = ['x']
  for (let level = 0; level < 20_000; level += 1) deep = [deep]
  const shown = [{ field: 'order.shipTo', from: 'order', value: { street: data, city: deep, zip: ['04109', '1'] } }]
  expect(redactQuestion(shopModel('order.shipTo'), { ...QUESTION, shown }, undefined).shown[0]?.value).toBe('[address-1]')
})

test.each<[what: string, count: number, length: number, known: number | 'too-many']>([
  ['as many values as are looked for', 5_000, 8, 5_000],
  ['one more', 5_001, 8, 'too-many'],
  ['as many characters', 1_000, 100, 1_000],
  ['one value longer', 1_000, 101, 'too-many'],
  ['a value that is longer than all may be', 1, 100_001, 'too-many'],
])('%s', (_what, count, length, known) => {
  const lines = Array.from({ length: count }, (_, index) => ({
    id: `L-${index}`,
    quantity: '1 EA',
    remark: String(index).padStart(length, 'x'),
  }))
  // The same lines are in the event, and count once.
  const found = personalValues(shopModel('order.gate', '{ fields: { line.remark: name } }'), QUESTION, shopInput({ lines }))
  expect(found === 'too-many' ? found : found.length).toBe(known)
})
