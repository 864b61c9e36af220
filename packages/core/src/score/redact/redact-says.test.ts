import { expect, test } from 'vitest'
import { optionId, policyId } from '../../values/ids.ts'
import { redactQuestion } from './redact-question.ts'
import { shopInput, shopModel } from './shop.fixture.ts'

function says(text: string, option = 'ask'): string | undefined {
  const question = { kind: 'choice', policy: policyId('release'), scorer: 'release', instructions: '', precedents: [], shown: [] } as const
  const choices = [{ option: optionId(option), says: text }]
  return redactQuestion(shopModel('order.gate'), { ...question, choices }, shopInput({})).choices[0]?.says
}

test.each<[name: string, filled: string, shown: string]>([
  ['a personal field is replaced whole, however short', 'Ask Ng at gate 4 about SO-1.', 'Ask [name-1] at gate 4 about SO-1.'],
  ['a text is searched', 'Ask (unknown) at jane@example.com about SO-1.', 'Ask (unknown) at [email-1] about SO-1.'],
  ['a value that repeats the words between hides them all', 'Ask A at B at gate 4 about SO-1.', 'Ask [text-1].'],
  ['what was not filled in by these words is hidden', 'Tell Ng at gate 4', '[text-1]'],
  ['the words of the author stay', 'Ask {order.buyer} at {order.gate} about {order.id}.', 'Ask [name-1] at {order.gate} about {order.id}.'],
])('%s', (_name, filled, shown) => {
  expect(says(filled)).toBe(shown)
})

test('a sentence without values stays, that of no option is searched', () => {
  expect(says('Hold it', 'hold')).toBe('Hold it')
  expect(says('Hold it for jane@example.com', 'other')).toBe('Hold it for [email-1]')
})
