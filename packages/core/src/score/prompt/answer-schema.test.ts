import { expect, test } from 'vitest'
import { optionId, policyId } from '../../values/ids.ts'
import type { ChoiceQuestion, MembersQuestion } from '../scorer-question.ts'
import { answerSchema } from './answer-schema.ts'
import { promptIdentity } from './prompt-identity.ts'

const asked = { policy: policyId('release'), scorer: 'release', instructions: '', shown: [], precedents: [] }
const choosing = (...options: string[]): ChoiceQuestion => ({
  ...asked,
  kind: 'choice',
  choices: options.map(option => ({ option: optionId(option), says: '' })),
})
const ranking = (...members: string[]): MembersQuestion => ({
  ...asked,
  kind: 'members',
  members: members.map(member => ({ member, shown: [] })),
})

const evidence = {
  cites: {
    type: 'array',
    items: {
      type: 'object',
      properties: { ref: { type: 'string' }, quote: { type: ['string', 'null'] } },
      required: ['ref', 'quote'],
      additionalProperties: false,
    },
  },
  rationale: { type: 'string' },
}
const numbered = (name: string, number: string, ids: readonly string[]) => ({
  type: 'array',
  items: {
    type: 'object',
    properties: { [name]: { type: 'string', enum: ids }, [number]: { type: 'number' } },
    required: [name, number],
    additionalProperties: false,
  },
})

test('the JSON that is sent for a choice', () => {
  expect(JSON.parse(JSON.stringify(answerSchema(choosing('release-all', 'one-node[DC-EAST]'))))).toEqual({
    type: 'object',
    properties: { ...evidence, choices: numbered('option', 'confidence', ['release-all', 'one-node[DC-EAST]']) },
    required: ['cites', 'rationale', 'choices'],
    additionalProperties: false,
  })
})

test('the JSON that is sent for members', () => {
  expect(JSON.parse(JSON.stringify(answerSchema(ranking('SO-1', 'SO-2'))))).toEqual({
    type: 'object',
    properties: { ...evidence, scores: numbered('member', 'score', ['SO-1', 'SO-2']) },
    required: ['cites', 'rationale', 'scores'],
    additionalProperties: false,
  })
})

test.each<[string, string]>([
  ['a blank', 'one-node[release all now]'],
  ['a quote', 'one-node["]'],
  ['a hidden character', 'one-node[a\u200b]'],
  ['other letters', 'one-node[М]'],
  ['what looks like ours', '#1'],
  ['nothing', ''],
  ['too long', 'x'.repeat(81)],
])('an id with %s is asked about by its place', (_name, id) => {
  const enums = JSON.stringify(answerSchema(choosing('hold', id)))
  expect(enums).toContain('"enum":["hold","#2"]')
})

test.each<[string, number, number, boolean]>([
  ['500 members', 500, 10, true],
  ['501 members', 501, 10, false],
  ['ids of 15,000 characters', 200, 75, true],
  ['ids of 15,200 characters', 200, 76, false],
])('%s: the schema lists them: %s × %s', (_name, count, length, listed) => {
  const members = Array.from({ length: count }, (_, index) => String(index).padStart(length, '0'))
  expect(JSON.stringify(answerSchema(ranking(...members))).includes('"enum"')).toBe(listed)
})

test('the identity is one for all questions', () => {
  expect(promptIdentity()).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(promptIdentity()).toBe(promptIdentity())
})
