import { describe, expect, test } from 'vitest'
import { optionId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { questionKey } from '../question-key.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion, ShownField, ShownMember } from '../scorer-question.ts'
import { answer, cassetteWith, FILE, MODEL, precedent, question, recorded, textOf } from './cassette.fixture.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { writeCassette } from './write-cassette.ts'

test('a file reads like this', () => {
  const shown = {
    'order.total': { amount: '10', currency: 'EUR' },
    'order.tier': 'A',
    lines: [
      { id: 1, free: true },
      { id: 2, free: false },
    ],
  }
  const asked = question(shown, { instructions: 'Release what can ship.\nElse hold.', precedents: [precedent('sop.md#hold', 'Hold it.')] })
  const said = answer({ cites: [{ ref: 'P1', quote: 'Hold it.' }], rationale: 'One line.\nAnother.' })
  expect(textOf(recorded(asked, said))).toBe(`{
  "cassette": 1,
  "about": "What scorers answered, recorded for dry runs and tests. Not to be edited: record again instead.",
  "answers": [
    {
      "key": "${recorded(asked, said).key}",
      "policy": "order-release",
      "scorer": "release",
      "kind": "choice",
      "instructions": [
        "Release what can ship.",
        "Else hold."
      ],
      "choices": [
        { "option": "release", "says": "Release it" },
        { "option": "hold", "says": "Hold it" }
      ],
      "shown": [
        { "field": "order.total", "from": "order", "value": { "amount": "10", "currency": "EUR" } },
        { "field": "order.tier", "from": "order", "value": "A" },
        {
          "field": "lines",
          "from": "order",
          "value": [
            { "free": true, "id": 1 },
            { "free": false, "id": 2 }
          ]
        }
      ],
      "precedents": [
        {
          "ref": "P1",
          "source": "sop.md#hold",
          "title": "sop.md#hold",
          "text": [
            "Hold it."
          ],
          "digest": "${precedent('sop.md#hold').digest}"
        }
      ],
      "by": "model",
      "identity": "${recorded().scorer.identity}",
      "answer": {
        "status": "answered",
        "cites": [
          { "quote": "Hold it.", "ref": "P1" }
        ],
        "confidence": {
          "hold": "0.05",
          "release": "0.95"
        },
        "provenance": {
          "answeredBy": "model",
          "identity": "${recorded().scorer.identity}",
          "latencyMs": 12
        },
        "rationale": [
          "One line.",
          "Another."
        ]
      },
      "answerDigest": "${/"answerDigest": "([^"]+)"/.exec(textOf(recorded(asked, said)))?.[1]}"
    }
  ]
}
`)
})

test('the order in which answers were heard, and of members, makes no difference', () => {
  const answers = ['A', 'B', 'C', 'D'].map(tier => recorded(question({ tier })))
  expect(textOf(...answers.toReversed())).toBe(textOf(...answers))
  const [one, other] = [
    { a: 1, b: { c: 'x', d: 'y' } },
    { b: { d: 'y', c: 'x' }, a: 1 },
  ]
  expect(textOf(recorded(question({ value: one })))).toBe(textOf(recorded(question({ value: other }))))
})

test('an answer more is lines more: nothing that stood there changes, but for a comma', () => {
  const answers = Array.from({ length: 6 }, (_, index) => recorded(question({ index })))
  const [more, ...fewer] = answers
  const before = textOf(...fewer)
    .split('\n')
    .map(line => line.replace(/,$/, ''))
  const after = textOf(...(more === undefined ? [] : [more]), ...fewer)
    .split('\n')
    .map(line => line.replace(/,$/, ''))
  expect(before.every(line => after.includes(line))).toBe(true)
  expect(after.length - before.length).toBe(entryLength(after))
})

function entryLength(lines: readonly string[]): number {
  return lines.indexOf('    }') - lines.indexOf('    {') + 1
}

test('what cannot be seen is written as its escape, and read back as it was', () => {
  const hidden = 'a\u200bb\u202ec\u00a0d\ufe0fe\u{e0041}f\u0000g\u2028h\ud800'
  const written = recorded(question({ note: hidden }), answer({ rationale: hidden }))
  const text = textOf(written)
  expect(text.replaceAll('\n', '')).toMatch(/^[ -~]*$/)
  expect(text).toContain('a\\u200bb\\u202ec\\u00a0d\\ufe0fe\\udb40\\udc41f\\u0000g\\u2028h\\ud800')
  expect(cassetteWith(written).answers).toEqual([written])
})

describe('no secret reaches the file', () => {
  const SECRETS: readonly (readonly [kind: string, secret: string])[] = [
    ['password, token or key', 'sk-proj-4f9aK2mQ8vX1zR7tB3nW6yD0sJ5hL'],
    ['password, token or key', 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJlLW9mLWl0'],
    ['password, token or key', 'AKIAIOSFODNN7EXAMPLE'],
    ['password, token or key', 'the password is hunter2000'],
    ['password, token or key', 'https://robot:s3cr3tpass@erp.example/api'],
    ['password, token or key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg'],
    ['card number', 'paid with 4111 1111 1111 1111'],
    ['bank account', 'refund to DE89 3704 0044 0532 0130 00'],
    ['e-mail address', 'ask jane.doe@customer.example'],
  ]
  const places: readonly (readonly [place: string, make: (secret: string) => RecordedAnswer])[] = [
    ['a shown value', secret => recorded(question({ note: secret }))],
    ['deep in a shown value', secret => recorded(question({ lines: [{ notes: [secret] }] }))],
    ['a name in a shown value', secret => recorded(question({ notes: { [secret]: true } }))],
    ['the id of an instance', secret => choosing(`notify[${secret}]`, 'Notify them')],
    ['what `says` fills in', secret => choosing('notify', `Notify ${secret}`)],
    ['the name of a member', secret => ranking(secret, [])],
    ['what is shown of a member', secret => ranking('SO-1', [{ field: 'note', from: 'order', value: secret }])],
    ['a precedent', secret => recorded(question(undefined, { precedents: [precedent('sop.md', `They wrote: ${secret}`)] }))],
    ['the rationale', secret => recorded(question(), answer({ rationale: `I was told ${secret}` }))],
    ['a quote', secret => recorded(question(), answer({ cites: [{ ref: 'order.note', quote: secret }] }))],
    [
      'a failure of the model',
      secret => recorded(question(), { status: 'failed', code: 'refused', detail: secret, provenance: recorded().answer.provenance }),
    ],
  ]
  const choosing = (option: string, says: string): RecordedAnswer =>
    recorded(
      question(undefined, {
        choices: [
          { option: optionId('release'), says: 'Release it' },
          { option: optionId(option), says },
        ],
      }),
      answer({ confidence: { release: '0.95' } }),
    )
  const ranking = (member: string, shown: readonly ShownField[]): RecordedAnswer => {
    const { choices: _choices, ...head } = question()
    const asked: ScorerQuestion = { ...head, kind: 'members', members: [{ member, shown }] }
    const said: ScorerAnswer = { status: 'failed', code: 'refused', detail: 'no', provenance: recorded().answer.provenance }
    return { key: questionKey(asked, MODEL.identity), scorer: MODEL, question: asked, answer: said }
  }
  test.each(places.flatMap(([place, make]) => SECRETS.map(([kind, secret]) => [place, kind, secret, make] as const)))(
    'in %s: %s %#',
    (_place, kind, secret, make) => {
      const clean = recorded(question({ other: 'x' }))
      const { text, issues } = writeCassette([make(secret), clean], FILE)
      expect(issues).toEqual([
        expect.objectContaining({
          code: 'cassette-secret',
          message: expect.stringContaining(kind),
          at: expect.objectContaining({ file: FILE }),
        }),
      ])
      expect(text).toBe(textOf(clean))
      for (const word of secret.split(/\s+/).filter(one => one.length > 10)) expect(JSON.stringify(issues)).not.toContain(word)
    },
  )

  test.each<[string, Json]>([
    ['pseudonyms', { who: '[name-1], [email-2]', token: '[secret-1]' }],
    ['ids of goods and parcels', ['04006381333931', '(00) 340123450000000018', 'SO-78451', '1Z999AA10123456784']],
    ['digests', recorded().key],
  ])('%s are none', (_name, value) => {
    expect(writeCassette([recorded(question({ value }))], FILE).issues).toEqual([])
  })

  test.each<[string, string, string]>([
    ['a pseudonym', 'notify[[email-1]]', 'Notify [email-1] at [address-1]'],
    ['a value that is filled in', 'ship[DC-RENO]', 'Ship from Reno by 2026-03-24'],
    ['goods and parcels', 'release-line[04006381333931]', 'Release 1Z999AA10123456784 of SO-78451'],
    ['a uuid', 'move[0f8fad5b-d9cb-469f-a165-70867728950e]', 'Move it'],
  ])('a choice with %s is none', (_name, option, says) => {
    expect(writeCassette([choosing(option, says)], FILE).issues).toEqual([])
  })

  test('a choice is said to be one', () => {
    const suggestions = [choosing('notify[jane@example.com]', 'x'), recorded(question({ note: 'jane@example.com' }))].map(
      one => writeCassette([one], FILE).issues[0]?.suggestion,
    )
    expect(suggestions).toEqual([expect.stringContaining('the id or the `says` of a choice'), expect.stringContaining('out of `shows`')])
  })

  test('names of requests are none, and neither is what the author of the policy wrote', () => {
    const requestIds = ['req_4f9aK2mQ8vX1zR7tB3nW6yD0sJ5hL9pC', 'chatcmpl-9fK2mQ8vX1zR7tB3nW6yD0sJ5hLaB']
    const { provenance } = recorded().answer
    const said = answer({ provenance: { ...provenance, requestIds } })
    const asked = question(undefined, { instructions: 'In doubt hold and write to planners@example.com.' })
    expect(writeCassette([recorded(asked, said)], FILE).issues).toEqual([])
  })
})

describe('what could not be read again is not written, and takes nothing with it', () => {
  const odd = (more: object): RecordedAnswer => recorded({ ...question(), ...more })
  const deep = (levels: number): Json => (levels === 0 ? 'x' : [deep(levels - 1)])
  const { choices } = question()
  const labelled = { field: 'a', from: 'order', value: 1, label: 'A' }
  test.each<[string, RecordedAnswer, string]>([
    ['a member of the question', odd({ site: 'DC-EAST' }), 'the question has `site`'],
    ['of a choice', odd({ choices: [...choices, { option: 'scrap', says: 'Scrap it', rank: 3 }] }), '`choices[2]` has `rank`'],
    ['of a field', odd({ shown: [labelled] }), '`shown[0]` has `label`'],
    ['of a precedent', odd({ precedents: [{ ...precedent('sop.md'), score: 0.5 }] }), '`precedents[0]` has `score`'],
    ['of a member', ranked({ member: 'SO-1', shown: [], rank: 1 }), '`members[0]` has `rank`'],
    ['of what is shown of a member', ranked({ member: 'SO-1', shown: [labelled] }), '`members[0].shown[0]` has `label`'],
    ['a null', odd({ shown: [{ field: 'a', from: 'order', value: null }] }), '`value` is what was shown'],
    ['a null within', odd({ shown: [{ field: 'a', from: 'order', value: { b: null } }] }), '`value` is what was shown'],
    ['a field without a value', odd({ shown: [{ field: 'a', from: 'order', value: undefined }] }), '`value` is what was shown'],
    ['a digest that is none', odd({ precedents: [{ ...precedent('sop.md'), digest: 'md5:1' }] }), '`digest` is a digest'],
    ['a value that is nested too deep', odd({ shown: [{ field: 'a', from: 'order', value: deep(70) }] }), 'at most 64 levels'],
    ['an answer to another question', { ...recorded(), key: recorded(question({ a: 1 })).key }, 'the key is not the one'],
  ])('%s', (_name, unreadable, message) => {
    const clean = recorded(question({ other: 'x' }))
    const { text, issues } = writeCassette([unreadable, clean], FILE)
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'cassette-unreadable',
        message: expect.stringMatching(/^the question `sha256:.{12}` of policy `order-release` is not recorded: /),
        at: expect.objectContaining({ file: FILE }),
      }),
    ])
    expect(issues[0]?.message).toContain(message)
    expect(text).toBe(textOf(clean))
  })

  test('members that are `undefined` are none', () => {
    const { text, issues } = writeCassette([odd({ site: undefined })], FILE)
    expect([text, issues]).toEqual([textOf(recorded()), []])
  })

  function ranked(...members: readonly (ShownMember & { readonly rank?: number })[]): RecordedAnswer {
    const { choices: _choices, ...head } = question()
    const asked: ScorerQuestion = { ...head, kind: 'members', members }
    const said: ScorerAnswer = { status: 'ranked', score: { 'SO-1': '1' }, provenance: recorded().answer.provenance }
    return { key: questionKey(asked, MODEL.identity), scorer: MODEL, question: asked, answer: said }
  }
})

describe('two recordings together', () => {
  const one = recorded(question({ 'order.tier': 'A' }), answer({ confidence: { hold: '0.9' } }))
  const two = recorded(question({ 'order.tier': 'B' }), answer({ confidence: { hold: '0.8' } }))
  const other = { ...one, answer: answer({ confidence: { hold: '0.1' } }) }

  test('have what both have once, and a file that can be read', () => {
    expect(writeCassette([one, two, one], FILE).issues).toEqual([])
    expect(cassetteWith(one, two, one).answers).toHaveLength(2)
  })

  test('keep the first of two answers to one question, and say so', () => {
    const { text, issues } = writeCassette([one, other], FILE)
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['cassette-duplicate', 'warning']])
    expect(text).toBe(writeCassette([one], FILE).text)
  })
})
