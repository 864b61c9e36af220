import { describe, expect, test } from 'vitest'
import { optionId, policyId } from '../../values/ids.ts'
import type { ChoiceQuestion } from '../scorer-question.ts'
import type { MODEL } from './cassette.fixture.ts'
import { answer, cassetteWith, OTHER_MODEL, precedent, question, recorded } from './cassette.fixture.ts'
import { findAnswer } from './find-answer.ts'
import type { RecordedAnswer } from './recorded-answer.ts'

const SOP = precedent('sop.md#release')
const NEWER = precedent('sop.md#release', 'another text')

function found(asked: ChoiceQuestion, answers: readonly RecordedAnswer[], by?: typeof MODEL): string {
  const result = findAnswer(cassetteWith(...answers), asked, by)
  return result.kind === 'found' ? `answer ${result.recorded.key}` : result.detail
}

const short = ({ key }: RecordedAnswer): string => `\`${key.slice(0, 19)}\``

describe('an answer is found', () => {
  const plain = recorded()
  const withSop = recorded(question(undefined, { precedents: [SOP] }))
  const ofOther = recorded(question(), answer(), OTHER_MODEL)
  test.each<[string, ChoiceQuestion, readonly RecordedAnswer[], typeof MODEL | undefined, RecordedAnswer]>([
    ['to the same question', question(), [plain], undefined, plain],
    ['of the scorer that counts', question(), [plain, ofOther], OTHER_MODEL, ofOther],
    ['with the precedents of then, to a question without any', question(), [withSop], undefined, withSop],
    ['to the question with the same precedents', question(undefined, { precedents: [SOP] }), [withSop, plain], undefined, withSop],
    ['to the question without precedents, if that is how one was put', question(), [withSop, plain], undefined, plain],
  ])('%s', (_name, asked, answers, by, expected) => {
    expect(found(asked, answers, by)).toBe(`answer ${expected.key}`)
  })
})

describe('a miss says what is nearest and how it differs', () => {
  const near = recorded(question({ 'order.total': '10 EUR', 'order.tier': 'A' }))
  const far = recorded(question({ 'order.total': '70 EUR', 'order.tier': 'C' }))
  const asked = (shown: Readonly<Record<string, string>>, more: Partial<ChoiceQuestion> = {}): ChoiceQuestion => question(shown, more)
  const SAME = { 'order.total': '10 EUR', 'order.tier': 'A' }
  test.each<[string, ChoiceQuestion, string]>([
    ['a value', asked({ ...SAME, 'order.total': '11 EUR' }), '`order.total` is `"11 EUR"`, was `"10 EUR"`'],
    ['a field more', asked({ ...SAME, 'order.age': '3' }), '`order.age` is new'],
    ['a field less', asked({ 'order.total': '10 EUR' }), '`order.tier` is gone'],
    ['instructions', asked(SAME, { instructions: 'Hold everything.' }), 'the instructions changed'],
    [
      'a choice more',
      asked(SAME, { choices: [...question().choices, { option: optionId('part'), says: 'Release part' }] }),
      'the choice `part` is new',
    ],
    ['a choice less', asked(SAME, { choices: question().choices.slice(0, 1) }), 'the choice `hold` is gone'],
    [
      'the words of a choice',
      asked(SAME, { choices: question().choices.map(choice => ({ ...choice, says: `${choice.says} now` })) }),
      'the choice `release` is `Release it now`, was `Release it`; the choice `hold` is `Hold it now`, was `Hold it`',
    ],
    ['the order of choices', asked(SAME, { choices: [...question().choices].reverse() }), 'the same stands in another order'],
    ['another policy', asked(SAME, { policy: policyId('receipt') }), 'the policy is `receipt`, was `order-release`'],
    [
      'two at once',
      asked({ ...SAME, 'order.total': '11 EUR' }, { instructions: 'x' }),
      'the instructions changed; `order.total` is `"11 EUR"`, was `"10 EUR"`',
    ],
  ])('%s', (_name, question, difference) => {
    expect(found(question, [far, near])).toBe(`not recorded; nearest is ${short(near)}: ${difference}`)
  })

  test('nothing is near where nothing is alike', () => {
    const other = { ...question({ x: 1 }), policy: policyId('p'), scorer: 's', instructions: 'i', choices: [] }
    expect(found({ ...other, kind: 'choice' }, [])).toBe('nothing like this question was recorded')
  })

  test.each<[string, string]>([
    ['11', '10'],
    ['899', '900'],
    ['0', '10'],
    ['-5', '10'],
    ['5000', '4000'],
  ])('of amounts the nearest: %s is compared with %s', (amount, expected) => {
    const of = (text: string): ChoiceQuestion => question({ 'order.total': { amount: text, currency: 'EUR' } })
    expect(
      found(
        of(amount),
        ['10', '900', '4000'].map(text => recorded(of(text))),
      ),
    ).toContain(`is \`${amount} EUR\`, was \`${expected} EUR\``)
  })

  test('amounts read as people write them', () => {
    const of = (amount: string): ChoiceQuestion => question({ 'order.total': { amount, currency: 'EUR' } })
    expect(found(of('11'), [recorded(of('10'))])).toContain('`order.total` is `11 EUR`, was `10 EUR`')
  })

  test('what is long is cut, and many differences are counted', () => {
    const shown = (value: string) => Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`order.f${index}`, value.repeat(1000)]))
    const detail = found(question(shown('x')), [recorded(question(shown('y')))])
    expect(detail).toMatch(/; and 24 more$/)
    expect(detail.length).toBeLessThan(1500)
  })
})

describe('an answer that is not clear is none', () => {
  const [sop, newer] = [recorded(question(undefined, { precedents: [SOP] })), recorded(question(undefined, { precedents: [NEWER] }))]
  const ofOther = recorded(question(), answer(), OTHER_MODEL)
  test.each<[string, ChoiceQuestion, readonly RecordedAnswer[], typeof MODEL | undefined, RegExp]>([
    ['two with different precedents', question(), [sop, newer], undefined, /^recorded 2 times with different precedents \(`sha256:/],
    ['of two scorers', question(), [recorded(), ofOther], undefined, /^recorded of 2 scorers \(`sha256:.*say whose answer counts/],
    [
      'of another scorer than the one that counts',
      question(),
      [recorded()],
      OTHER_MODEL,
      /^the same question is recorded as `sha256:[0-9a-f]{12}`, of `model`: another model, prompt, schema or map than `model` has now$/,
    ],
    [
      'with other precedents than were found now',
      question(undefined, { precedents: [NEWER] }),
      [sop],
      undefined,
      /, on `sop.md#release` where now `sop.md#release` was found, with other texts$/,
    ],
  ])('%s', (_name, asked, answers, by, detail) => {
    expect(found(asked, answers, by)).toMatch(detail)
  })
})

test('the nearest of thousands is found in time that does not grow with them', () => {
  const answers = Array.from({ length: 500 }, (_, index) =>
    recorded(question({ 'order.total': `${index} EUR`, 'order.tier': `T${index}` })),
  )
  const cassette = cassetteWith(...answers)
  const detail = findAnswer(cassette, question({ 'order.total': '499 EUR', 'order.tier': 'B' }))
  expect(detail).toMatchObject({ detail: expect.stringContaining('`order.tier` is `"B"`, was `"T499"`') })
})
