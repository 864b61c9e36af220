import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { optionId, policyId } from '../../values/ids.ts'
import type { FailureCode } from '../failure-codes.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { anyText } from './any-text.arbitrary.ts'
import { readAnswerText } from './read-answer-text.ts'

const asked = { policy: policyId('release'), scorer: 'release', instructions: '', shown: [], precedents: [] }
const CHOICE: ScorerQuestion = {
  ...asked,
  kind: 'choice',
  choices: ['go', 'hold', 'one[a b]', '__proto__'].map(option => ({ option: optionId(option), says: '' })),
}
const MEMBERS: ScorerQuestion = { ...asked, kind: 'members', members: ['SO-1', 'SO-2'].map(member => ({ member, shown: [] })) }

const answer = (choices: string, rest = '"cites":[],"rationale":""') => `{${rest},"choices":[${choices}]}`
const sure = (number: string, option = 'go') => answer(`{"option":"${option}","confidence":${number}}`)
const ranked = (scores: string) => `{"scores":[${scores}],"rationale":"","cites":[]}`

describe('a confidence is read from its digits and floored', () => {
  test.each([
    ['0', '0'],
    ['1', '1'],
    ['1.0', '1'],
    ['-0', '0'],
    ['-0.0e5', '0'],
    ['0.92', '0.92'],
    ['0.9199999', '0.919999'],
    ['0.9999999', '0.999999'],
    ['0.99999999999999999999999999', '0.999999'],
    ['0.91999999999999999999999999999999', '0.919999'],
    ['92e-2', '0.92'],
    ['9.2E-1', '0.92'],
    ['1e-7', '0'],
    ['1e-400', '0'],
    ['1e0', '1'],
  ])('%s is %s', (number, text) => {
    expect(readAnswerText(CHOICE, sure(number))).toMatchObject({ kind: 'read', answer: { status: 'answered', confidence: { go: text } } })
  })

  test.each(['1.0000000000000000000000000001', '1.0000001', '-0.0000001', '-1e-30', '2', '1e1', '1e400', '-1e400', '100'])(
    '%s is out of range',
    number => {
      expect(readAnswerText(CHOICE, sure(number))).toMatchObject({ kind: 'failed', code: 'out-of-range' })
    },
  )
})

describe('an answer is read', () => {
  test.each<[string, string, object]>([
    [
      'options that are left out have no confidence',
      answer('{"option":"hold","confidence":0.4}'),
      { status: 'answered', confidence: { hold: '0.4' }, rationale: '', cites: [] },
    ],
    [
      'with what it rests on',
      answer('{"confidence":0.4,"option":"hold"}', '"rationale":"Short.","cites":[{"ref":"a","quote":"b"},{"quote":null,"ref":"P1"}]'),
      { status: 'answered', confidence: { hold: '0.4' }, rationale: 'Short.', cites: [{ ref: 'a', quote: 'b' }, { ref: 'P1' }] },
    ],
    [
      'by the place of an id that is not plain',
      sure('1', '#3'),
      { status: 'answered', confidence: { 'one[a b]': '1' }, rationale: '', cites: [] },
    ],
    ['in one fence', `\`\`\`json\n${sure('1')}\n\`\`\``, { status: 'answered', confidence: { go: '1' }, rationale: '', cites: [] }],
    [
      'in one fence without a name',
      ` \n\`\`\`\r\n${sure('1')}\r\n\`\`\`\n`,
      { status: 'answered', confidence: { go: '1' }, rationale: '', cites: [] },
    ],
    ['with blanks around', `\n\t ${sure('1')} \r\n`, { status: 'answered', confidence: { go: '1' }, rationale: '', cites: [] }],
  ])('%s', (_name, text, read) => {
    expect(readAnswerText(CHOICE, text)).toEqual({ kind: 'read', answer: read })
  })

  test('of members', () => {
    const text = ranked('{"member":"SO-2","score":87.5},{"member":"SO-1","score":-12.1234567}')
    expect(readAnswerText(MEMBERS, text)).toEqual({
      kind: 'read',
      answer: { status: 'ranked', score: { 'SO-2': '87.5', 'SO-1': '-12.123457' }, rationale: '', cites: [] },
    })
  })
})

const FENCE = '```'

describe('anything else is a failure', () => {
  test.each<[string, string, FailureCode]>([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t', 'empty'],
    ['no options', answer(''), 'empty'],
    ['prose', 'I would release it; I am 99.9% sure.', 'not-json'],
    ['prose before', `Here it is: ${sure('1')}`, 'not-json'],
    ['prose behind', `${sure('1')} I hope this helps.`, 'not-json'],
    ['two documents', sure('1') + sure('1'), 'not-json'],
    ['two fences', `${FENCE}json\n${sure('1')}\n${FENCE}\n${FENCE}json\n${sure('0')}\n${FENCE}`, 'not-json'],
    ['prose before a fence', `Sure!\n${FENCE}json\n${sure('1')}\n${FENCE}`, 'not-json'],
    ['prose behind a fence', `${FENCE}json\n${sure('1')}\n${FENCE}\nDone.`, 'not-json'],
    ['a fence that is not closed', `${FENCE}json\n${sure('1')}`, 'not-json'],
    ['a fence of another language', `${FENCE}yaml\n${sure('1')}\n${FENCE}`, 'not-json'],
    ['a byte order mark', `\ufeff${sure('1')}`, 'not-json'],
    ['a page', '<!doctype html><html></html>', 'not-json'],
    ['cut off', sure('1').slice(0, -20), 'not-json'],
    ['cut off in a text', '{"cites":[],"rationale":"because', 'not-json'],
    ['single quotes', "{'choices':[]}", 'not-json'],
    ['a comment', `/* sure */${sure('1')}`, 'not-json'],
    ['a trailing comma', sure('1').replace(']}', '],}'), 'not-json'],
    ['NaN', sure('NaN'), 'not-json'],
    ['Infinity', sure('-Infinity'), 'not-json'],
    ['a plus sign', sure('+1'), 'not-json'],
    ['a leading zero', sure('01'), 'not-json'],
    ['a bare point', sure('.9'), 'not-json'],
    ['hex', sure('0x1'), 'not-json'],
    ['null', 'null', 'wrong-shape'],
    ['a list', '[]', 'wrong-shape'],
    ['a text', '"go"', 'wrong-shape'],
    ['an empty object', '{}', 'wrong-shape'],
    ['another form', '{"answer":"go","confidence":0.999}', 'wrong-shape'],
    ['no cites', '{"rationale":"","choices":[]}', 'wrong-shape'],
    ['a key more', answer('{"option":"go","confidence":1}', '"cites":[],"rationale":"","execute":true'), 'wrong-shape'],
    ['parameters', answer('{"option":"go","confidence":1,"params":{"amount":"1 EUR"}}'), 'wrong-shape'],
    ['a cost', answer('{"option":"go","confidence":1}', '"cites":[],"rationale":"","cost":0'), 'wrong-shape'],
    ['options as a map', '{"cites":[],"rationale":"","choices":{"go":1}}', 'wrong-shape'],
    ['an option as text', answer('"go"'), 'wrong-shape'],
    ['a number for an option', answer('{"option":1,"confidence":1}'), 'wrong-shape'],
    ['a confidence as text', sure('"0.9"'), 'wrong-shape'],
    ['a confidence of null', sure('null'), 'wrong-shape'],
    ['a confidence of true', sure('true'), 'wrong-shape'],
    ['a confidence in a list', sure('[1]'), 'wrong-shape'],
    ['a rationale of null', answer('{"option":"go","confidence":1}', '"cites":[],"rationale":null'), 'wrong-shape'],
    ['a cite without a ref', answer('{"option":"go","confidence":1}', '"cites":[{"quote":null}],"rationale":""'), 'wrong-shape'],
    [
      'a cite that quotes a number',
      answer('{"option":"go","confidence":1}', '"cites":[{"ref":"a","quote":1}],"rationale":""'),
      'wrong-shape',
    ],
    ['the answer to members', ranked('{"member":"SO-1","score":1}'), 'wrong-shape'],
    ['a key twice', sure('1').replace('"rationale":""', '"rationale":"","rationale":""'), 'wrong-shape'],
    ['a confidence twice', answer('{"option":"go","confidence":0.1,"confidence":1}'), 'wrong-shape'],
    ['a key that is the same behind an escape', String.raw`{"cites":[],"cite\u0073":[],"rationale":"","choices":[]}`, 'wrong-shape'],
    ['the key __proto__', '{"__proto__":{"choices":[]},"cites":[],"rationale":""}', 'wrong-shape'],
    ['half a character', answer('{"option":"go","confidence":1}', String.raw`"cites":[],"rationale":"\ud800"`), 'wrong-shape'],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'wrong-shape'],
    ['an option nobody asked about', sure('1', 'release-everything'), 'unknown-option'],
    ['an option in other letters', sure('1', 'Go'), 'unknown-option'],
    ['an option with a blank', sure('1', 'go '), 'unknown-option'],
    ['the id behind a place', sure('1', 'one[a b]'), 'unknown-option'],
    ['an inherited name', sure('1', 'toString'), 'unknown-option'],
    ['an option twice', answer('{"option":"go","confidence":0.1},{"option":"go","confidence":0.1}'), 'duplicate-option'],
    ['256 KiB and one', `${sure('1')}${' '.repeat(256 * 1024)}`, 'too-large'],
    ['256 KiB in bytes', sure('1').replace('""', `"${'ä'.repeat(140_000)}"`), 'too-large'],
    ['8 MB', 'x'.repeat(8_000_000), 'too-large'],
    ['20,000 values', `[${'1,'.repeat(20_000)}1]`, 'too-large'],
  ])('%s', (_name, text, code) => {
    const read = readAnswerText(CHOICE, text)
    expect(read).toMatchObject({ kind: 'failed', code })
    expect(read.kind === 'failed' ? read.detail.length : 0).toBeLessThan(400)
  })

  test.each<[string, string, FailureCode]>([
    ['a member nobody asked about', ranked('{"member":"SO-3","score":1}'), 'unknown-option'],
    ['a member twice', ranked('{"member":"SO-1","score":1},{"member":"SO-1","score":2}'), 'duplicate-option'],
    ['a score that no decimal can hold', ranked('{"member":"SO-1","score":1e400}'), 'out-of-range'],
    ['no scores', ranked(''), 'empty'],
    ['the answer to options', sure('1'), 'wrong-shape'],
  ])('of members: %s', (_name, text, code) => {
    expect(readAnswerText(MEMBERS, text)).toMatchObject({ kind: 'failed', code })
  })
})

test('an option called __proto__ is an option', () => {
  const read = readAnswerText(CHOICE, sure('1', '#4'))
  expect(read.kind === 'read' && read.answer.status === 'answered' ? Object.entries(read.answer.confidence) : []).toEqual([
    ['__proto__', '1'],
  ])
})

test('no text makes it throw, and what is read is what was asked about', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '"choices"',
    '"option"',
    '"go"',
    '"confidence"',
    '0.5',
    '1e9',
    '\\u',
    FENCE,
    '\n',
  )
  const texts = fc.oneof(
    anyText(),
    fc.json(),
    fc.array(pieces).map(all => all.join('')),
    cut(sure('0.5')),
  )
  fc.assert(
    fc.property(texts, text => {
      const read = readAnswerText(CHOICE, text)
      if (read.kind === 'read' && read.answer.status === 'answered') expect(Object.values(read.answer.confidence)).toEqual(['0.5'])
      else expect(read.kind).toBe('failed')
    }),
    { numRuns: 500 },
  )
})

function cut(text: string): fc.Arbitrary<string> {
  return fc.nat(text.length).map(end => text.slice(0, end))
}
