import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer, FILE, precedent, question, recorded, textOf } from './cassette.fixture.ts'
import { readCassette } from './read-cassette.ts'

const TWO = textOf(
  recorded(),
  recorded(question({ 'order.total': '20 EUR' }, { precedents: [precedent('sop.md')] }), answer({ cites: [{ ref: 'P1' }] })),
)

function issuesIn(text: string): readonly string[] {
  const read = readCassette(text, FILE)
  return read.kind === 'read' ? [] : read.issues.map(({ code, at }) => `${code} ${at.file}:${at.line}:${at.column}`)
}

/** The text with one place changed, and the line that it stands in. */
function changed(from: string | RegExp, to: string, text: string = TWO): { readonly text: string; readonly line: number } {
  const at = typeof from === 'string' ? text.indexOf(from) : text.search(from)
  if (at === -1) throw new Error(`there is no ${from}`)
  return { text: text.replace(from, to), line: text.slice(0, at).split('\n').length }
}

test('what was written is read, in the order of the file', () => {
  const read = readCassette(TWO, FILE)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues))
  expect(read.cassette.answers).toHaveLength(2)
  expect(textOf(...read.cassette.answers)).toBe(TWO)
})

describe('what was edited is found, at its place', () => {
  test.each<[string, string | RegExp, string, code: string, column: number]>([
    ['a shown value', '"20 EUR"', '"21 EUR"', 'cassette-key', 14],
    ['the text of a choice', '"Release it"', '"Release it at once"', 'cassette-key', 14],
    ['a precedent', '"text of sop.md"', '"always release"', 'cassette-key', 14],
    ['the key', /"key": "sha256:./, '"key": "sha256:g', 'cassette-malformed', 14],
    ['the identity', /"identity": "sha256:[0-9a-f]{8}/, '"identity": "sha256:00000000', 'cassette-key', 14],
    ['a confidence', '"0.95"', '"0.99"', 'cassette-edited', 23],
    ['who answered', '"by": "model"', '"by": "another"', 'cassette-edited', 23],
    ['the rationale', '"It can ship."', '"It must ship."', 'cassette-edited', 23],
    ['a confidence above 1', '"0.95"', '"1.01"', 'cassette-answer', 22],
    ['a confidence below 0', '"0.95"', '"-0.01"', 'cassette-answer', 22],
    ['a confidence that is a number', '"0.95"', '0.95', 'cassette-answer', 22],
    ['a confidence in another form', '"0.95"', '"95 %"', 'cassette-answer', 22],
    ['an option that was not asked about', '"release": "0.95"', '"scrap": "0.95"', 'cassette-answer', 20],
    ['a failure code', '"status": "answered"', '"status": "refused"', 'cassette-malformed', 19],
    ['a kind', '"kind": "choice"', '"kind": "members"', 'cassette-malformed', 5],
    ['a list', '"shown": [', '"shown": 7, "more": [', 'cassette-malformed', 16],
    ['lines', /"instructions": \[[^\]]*\]/, '"instructions": "Release."', 'cassette-malformed', 23],
    ['a key that nothing reads', '"kind": "choice"', '"kind": "choice", "note": "x"', 'cassette-malformed', 33],
    ['a number that is null', '"latencyMs": 12', '"latencyMs": null', 'cassette-malformed', 23],
    ['a shown null', '"value": "10 EUR"', '"value": null', 'cassette-malformed', 61],
  ])('%s', (_name, from, to, code, column) => {
    const { text } = changed(from, to)
    expect(issuesIn(text).map(issue => issue.replace(/:\d+:/, ':'))).toContain(`${code} ${FILE}:${column}`)
  })

  test('each at its line', () => {
    const { text, line } = changed('"0.95"', '"1.01"')
    expect(issuesIn(text)).toEqual([`cassette-answer ${FILE}:${line}:22`])
  })

  test('all at once', () => {
    const text = changed('"10 EUR"', '"11 EUR"', changed('"20 EUR"', '"21 EUR"').text).text
    expect(issuesIn(text)).toHaveLength(2)
  })
})

describe('a key that stands twice is refused at the place of the second, also where all digests are right', () => {
  const raised = recorded(question(), answer({ confidence: { release: '0.99', hold: '0.01' } }))
  const block = /"confidence": \{[^}]*\}/
  const [ours = '', theirs = ''] = [textOf(recorded()), textOf(raised)].map(text => block.exec(text)?.[0] ?? '')
  test.each<[string, string]>([
    ['as it is', theirs],
    ['in another spelling', theirs.replace('confidence', '\\u0063onfidence')],
  ])('%s', (_name, second) => {
    const shownFirst = textOf(raised).replace(block, `${ours},\n${second}`)
    const read = readCassette(shownFirst, FILE)
    const line = shownFirst.slice(0, shownFirst.indexOf(second)).split('\n').length
    expect(read).toMatchObject({
      kind: 'refused',
      issues: [{ code: 'duplicate-key', message: 'the key `confidence` stands here twice', at: { line, column: 1 } }],
    })
  })

  test('each, and what is broken behind them', () => {
    expect(issuesIn('{ "a": 1,\n"a": 2,\n"a": 3,\n"b" }')).toEqual([
      `duplicate-key ${FILE}:2:1`,
      `duplicate-key ${FILE}:3:1`,
      `cassette-syntax ${FILE}:4:5`,
    ])
  })

  test('a list of them is as long as any', () => {
    expect(issuesIn(`{${'"a":1,'.repeat(5000)}"b":1}`)).toHaveLength(100)
  })
})

describe('what is no cassette', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'cassette-syntax 1:1'],
    ['no JSON', '{\n  "cassette": 1,\n  oops', 'cassette-syntax 3:3'],
    ['a marker of a merge', TWO.replace('  "answers"', '<<<<<<< ours\n  "answers"'), 'cassette-syntax 4:1'],
    ['a text that does not end', '{ "cassette": "', 'cassette-syntax 1:16'],
    ['something behind it', '{ "cassette": 1, "answers": [] } x', 'cassette-syntax 1:34'],
    ['a list', '[]', 'cassette-version 1:1'],
    ['a version of later', '{ "cassette": 2 }', 'cassette-version 1:15'],
    ['a version as text', '{ "cassette": "1" }', 'cassette-version 1:15'],
    ['no answers', '{ "cassette": 1 }', 'cassette-malformed 1:1'],
    ['answers of another kind', '{ "cassette": 1, "answers": {} }', 'cassette-malformed 1:29'],
    ['an answer of another kind', '{ "cassette": 1, "answers": [7] }', 'cassette-malformed 1:30'],
    ['another key', '{ "cassette": 1, "answers": [], "about": "", "x": 1 }', 'cassette-malformed 1:51'],
    ['too many answers', `{ "cassette": 1, "answers": [${'0,'.repeat(100_000)}0] }`, 'cassette-too-large 1:29'],
    ['nested too deep', `{ "cassette": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`, 'cassette-syntax 1:79'],
  ])('%s', (_name, text, expected) => {
    expect(issuesIn(text).map(issue => issue.replace(`${FILE}:`, ''))).toContain(expected)
  })

  test('a question that is answered twice', () => {
    const [head = '', ...entries] = TWO.split(/(?<=\n {4}\},?\n)/)
    expect(entries.length).toBeGreaterThan(0)
    const entry = JSON.stringify(JSON.parse(TWO).answers[0])
    const text = TWO.replace('"answers": [', `"answers": [\n${entry},`)
    expect(issuesIn(text).map(issue => issue.split(' ')[0])).toEqual(['cassette-duplicate'])
    expect(head).not.toBe('')
  })
})

test('no text makes it throw, whatever was done to a good one', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', '{', '}', '[', ']', ',', ':', 'null', '1e999', '__proto__', '\\u0000', '-0', ''),
    fc.string({ maxLength: 4 }),
  )
  const edit = fc.tuple(fc.nat(TWO.length), fc.nat(30), piece)
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), edits => {
      let text = TWO
      for (const [at, length, put] of edits) text = text.slice(0, at) + put + text.slice(at + length)
      const read = readCassette(text, FILE)
      if (read.kind === 'read') return
      for (const { at } of read.issues) expect(at.line).toBeLessThanOrEqual(text.split('\n').length)
    }),
    { numRuns: 500 },
  )
})

test('whatever values stand in the places of others, it does not throw, and what it takes can be written again', () => {
  const entry: object = JSON.parse(TWO).answers[0]
  const names = [...Object.keys(entry), 'answer.confidence', 'answer.provenance', 'answer.cites', 'answer.cost']
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }), (name, value) => {
      const copy = structuredClone<Record<string, unknown>>({ ...entry })
      const [first = '', second] = name.split('.')
      const inner = copy[first]
      if (second === undefined) copy[first] = value
      else if (typeof inner === 'object' && inner !== null) copy[first] = { ...inner, [second]: value }
      const read = readCassette(JSON.stringify({ cassette: 1, answers: [copy] }), FILE)
      if (read.kind === 'read') expect(textOf(...read.cassette.answers)).not.toBe('')
    }),
    { numRuns: 500 },
  )
})
