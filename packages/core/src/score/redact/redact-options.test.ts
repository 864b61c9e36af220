import { expect, test } from 'vitest'
import { optionId, policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { redactQuestion } from './redact-question.ts'
import { shopInput, shopModel } from './shop.fixture.ts'

function redacted(ids: readonly string[], redact?: string): readonly [choices: readonly string[], rows: Json | undefined] {
  const { choices, shown } = redactQuestion(
    shopModel('order.gate, order.lines, options', redact),
    {
      kind: 'choice',
      policy: policyId('release'),
      scorer: 'release',
      instructions: '',
      precedents: [],
      choices: ids.map(id => ({ option: optionId(id), says: '' })),
      shown: [{ field: 'options', from: 'policy', value: ids.toReversed().map(option => ({ option })) }],
    },
    shopInput({ buyer: 'Jane Doe' }),
  )
  return [choices.map(({ option }) => option), shown[0]?.value]
}

const KEYS: readonly (readonly [key: string, asText: string, asId: string])[] = [
  ['030 901820', '[phone-1]', '030 901820'],
  ['+49 171 1234567', '[phone-1]', '[phone-1]'],
  ['to +49 171 1234567', 'to [phone-1]', 'to +49 171 1234567'],
  ['555-123-4567', '[phone-1]', '555-123-4567'],
  ['4111 1111 1111 1111', '[card-1]', '[card-1]'],
  ['DE89370400440532013000', '[iban-1]', '[iban-1]'],
  ['via Jane Doe', 'via [name-1]', 'via [name-1]'],
  ['JANE-DOE-17', '[name-1]-17', '[name-1]-17'],
  ['4500012345', '4500012345', '4500012345'],
  ['[ name-01 ]', '[name-1]', '[name-1]'],
]

test.each(KEYS)('the key of an instance is treated as its field is: %s', (key, asText, asId) => {
  expect(redacted([`each[${key}]`])[0]).toEqual([`each[${asId}]`])
  expect(redacted([`call[${key}]`])[0]).toEqual([`call[${asText}]`])
})

test('what a rule says of the key field is done to the key', () => {
  expect(redacted(['each[L-1]', 'call[A]'], '{ fields: { line.id: id, contact.line: keep } }')[0]).toEqual(['each[[id-1]]', 'call[A]'])
  expect(redacted(['call[+49 171 1234567 [name-1]]'], '{ fields: { contact.line: keep } }')[0]).toEqual(['call[+49 171 1234567 [name-1]]'])
})

test('two options of one pseudonym are told apart, and a row is called like its option', () => {
  const [choices, rows] = redacted(['each[Jane Doe]', 'each[JANE-DOE]', 'hold'])
  expect(choices).toEqual(['each[[name-1]]', 'each[[name-1]] (2)', 'hold'])
  expect(rows).toEqual(choices.toReversed().map(option => ({ option })))
})
