import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { CREDIT_BLOCKED, pastDecision } from '../../score/precedents/past-decision.fixture.ts'
import { wordsOfScopes } from '../../score/precedents/precedent-scope.ts'
import { precedentDigest } from '../../score/precedents/precedent-section.ts'
import type { DocumentText } from '../../score/precedents/sections-of-document.ts'
import type { PrecedentQuery } from '../../score/retriever.ts'
import { optionId, policyId } from '../../values/ids.ts'
import type { Precedents } from './open-precedents.ts'
import { openPrecedents } from './open-precedents.ts'

function opened(path?: string): Precedents {
  const precedents = openPrecedents(path === undefined ? {} : { path })
  onTestFinished(() => precedents.close())
  return precedents
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'precedents-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const QUERY: PrecedentQuery = {
  tenant: 't',
  policy: policyId('release'),
  options: [optionId('all'), optionId('hold')],
  reasons: [],
  shown: [],
  limit: 5,
}

const asking = (text: string, more: Partial<PrecedentQuery> = {}): PrecedentQuery => ({
  ...QUERY,
  shown: [{ field: 'hold.text', from: 'order', value: text }],
  ...more,
})

async function sources(precedents: Precedents, query: PrecedentQuery): Promise<readonly string[]> {
  return (await precedents.retriever().retrieve(query)).map(({ source }) => source)
}

const SOP: DocumentText = {
  name: 'sop.md',
  text: `# Any
Peas are green, whoever orders them.

# Release
for: release

Look at the frozen peas before the cutoff.

# Hold
for: release/hold

Say why it is held.

# Credit
for: release/hold/credit-clear

Ask finance.

# Cancel
for: release/cancel

Frozen peas are thrown away.

# Other
for: returns

Frozen peas come back.
`,
}

async function withSop(): Promise<Precedents> {
  const precedents = opened()
  expect(await precedents.addDocuments([SOP])).toEqual([])
  return precedents
}

test.each([
  { name: 'what is for the policy and an option, though no word is shared', query: QUERY, expect: ['hold', 'release'] },
  { name: 'words in common before none', query: asking('frozen PEAS'), expect: ['release', 'any', 'hold'] },
  {
    name: 'the same reason before all',
    query: asking('peas', { reasons: ['credit-clear'] }),
    expect: ['credit', 'any', 'release', 'hold'],
  },
  { name: 'an instance is of its family', query: { ...QUERY, options: [optionId('cancel[1]')] }, expect: ['cancel', 'release'] },
  { name: 'another policy has its own', query: asking('peas', { policy: policyId('returns') }), expect: ['other', 'any'] },
  { name: 'a policy without any has what is for all, by words', query: asking('peas', { policy: policyId('x') }), expect: ['any'] },
  { name: 'and nothing without', query: asking('', { policy: policyId('x') }), expect: [] },
])('$name', async ({ query, expect: expected }) => {
  expect(await sources(await withSop(), query)).toEqual(expected.map(name => `sop.md#${name}`))
})

test.each([
  { asked: 2, own: undefined, expect: 2 },
  { asked: 2, own: 1, expect: 1 },
  { asked: 0, own: 5, expect: 0 },
  { asked: -1, own: undefined, expect: 0 },
  { asked: 1.9, own: undefined, expect: 1 },
  { asked: Number.NaN, own: undefined, expect: 0 },
  { asked: Number.POSITIVE_INFINITY, own: undefined, expect: 3 },
])('asked for $asked with a limit of $own: $expect', async ({ asked, own, expect: count }) => {
  const retriever = (await withSop()).retriever(own === undefined ? {} : { limit: own })
  expect(await retriever.retrieve(asking('peas', { limit: asked }))).toHaveLength(count)
})

test('what is found has its text and the digest of it', async () => {
  const [first] = await (await withSop()).retriever().retrieve(asking('cutoff'))
  const texts = { source: 'sop.md#release', title: 'Release', text: 'Look at the frozen peas before the cutoff.' }
  expect(first).toEqual({ ...texts, digest: precedentDigest(texts) })
})

const HOSTILE = [
  '"',
  '"" OR 1=1 --',
  "'; drop table section; --",
  'NEAR(a b, 5)',
  'title : peas',
  '{scope} : x',
  '-peas',
  '^peas *',
  'a AND',
  'OR OR OR',
  '(((((',
  '\0peas\0',
  '\ud800 peas',
  '😀👩‍👩‍👧',
  '冷藏货物',
  'пе\u0301рец',
  '\u202epeas',
  '\\" peas',
  `${'('.repeat(10_000)}`,
  'peas '.repeat(200_000),
  Array.from({ length: 20_000 }, (_, index) => `w${index}`).join('" OR "'),
]

test.each(HOSTILE.map(text => [text.slice(0, 40), text]))('%j is looked for as a text', async (_name, text) => {
  const precedents = await withSop()
  const before = await sources(precedents, QUERY)
  const found = await sources(precedents, asking(text, { reasons: [text], options: [optionId('hold'), optionId(text)], tenant: text }))
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter(source => ['sop.md#other', 'sop.md#cancel', 'sop.md#credit'].includes(source))).toEqual([])
  expect(await sources(precedents, { ...QUERY, policy: policyId(text) })).toEqual([])
  expect(await sources(precedents, QUERY)).toEqual(before)
})

test('whatever is shown, an answer comes', async () => {
  const precedents = await withSop()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.jsonValue(), async (text, value) => {
      const query = {
        ...asking(text),
        policy: policyId(text),
        reasons: [text],
        shown: [{ field: text, from: text, value: JSON.parse(JSON.stringify(value)) }],
      }
      expect((await precedents.retriever().retrieve(query)).length).toBeLessThanOrEqual(5)
    }),
    { numRuns: 200 },
  )
})

test.each([
  { given: '冷藏', expect: 'cold' },
  { given: '请检查冷藏的货物', expect: 'cold' },
  { given: 'ガラス', expect: 'glass' },
  { given: '배송지 변경', expect: 'address' },
  { given: 'kuhlgut', expect: 'kuhl' },
  { given: 'KÜHLGUT', expect: 'kuhl' },
])('$given finds its section', async ({ given, expect: anchor }) => {
  const precedents = opened()
  const sections = {
    cold: '冷藏货物立即处理。',
    glass: 'ガラス製品は割れ物です。',
    address: '배송지를 확인하세요.',
    kuhl: 'Kühlgut geht zuerst.',
    other: 'Nothing of it.',
  }
  await precedents.addDocuments([
    {
      name: 's',
      text: Object.entries(sections)
        .map(([name, text]) => `# ${name}\n${text}`)
        .join('\n'),
    },
  ])
  expect(await sources(precedents, asking(given))).toEqual([`s#${anchor}`])
})

const lineOf = (...of: Parameters<typeof pastDecision>): string => JSON.stringify(pastDecision(...of))

test('a past decision is found by the words of its reasons, in its tenant alone', async () => {
  const precedents = opened()
  expect(await precedents.addRecords([lineOf('e1'), lineOf('e2', { tenant: 'other' })])).toEqual([])
  expect(await sources(precedents, asking('a daily limit'))).toEqual([pastDecision('e1').id])
  expect(await sources(precedents, asking('a daily limit', { tenant: 'other' }))).toEqual([pastDecision('e2', { tenant: 'other' }).id])
  expect(await sources(precedents, asking('a daily limit', { tenant: '' }))).toEqual([])
})

test('a past decision without a word in common is not like this one, and one for the same reason is first', async () => {
  const precedents = opened()
  const held = pastDecision('e3', { facts: CREDIT_BLOCKED })
  await precedents.addRecords([lineOf('e1'), JSON.stringify(held)])
  expect(await sources(precedents, QUERY)).toEqual([])
  expect(await sources(precedents, { ...asking('daily'), reasons: ['credit-clear'] })).toEqual([held.id, pastDecision('e1').id])
})

test('a text that spells a word of the index about scopes has no word in common with a decision', async () => {
  const precedents = opened()
  await precedents.addRecords([lineOf('e1')])
  const spelled = wordsOfScopes([{ policy: 'release', option: 'all' }, { policy: 'release' }]).join(' ')
  expect(await sources(precedents, asking(spelled))).toEqual([])
})

test('of many words the rarest are looked for', async () => {
  const precedents = opened()
  const common = Array.from({ length: 40 }, (_, index) => `common${index}`).join(' ')
  await precedents.addDocuments([{ name: 's', text: `# A\n${common}\n# B\n${common}\n# Z\nsaffron` }])
  expect(await sources(precedents, asking(`${common} saffron`, { limit: 1 }))).toEqual(['s#z'])
})

test('documents and decisions are ranked apart and interleaved', async () => {
  const precedents = opened()
  const text = ['a', 'b', 'c'].map(name => `# ${name}\nThe daily budget ${'of all the others '.repeat(20)}`).join('\n')
  await precedents.addDocuments([{ name: 'z', text }])
  await precedents.addRecords([lineOf('e1'), lineOf('e2')])
  const [one, two] = [pastDecision('e1').id, pastDecision('e2').id].sort()
  expect(await sources(precedents, asking('daily'))).toEqual([one, 'z#a', two, 'z#b', 'z#c'])
})

test('what one tenant has decided does not move what another finds', async () => {
  const precedents = opened()
  const own = ['e1', 'e2', 'e3'].map(event => lineOf(event, {}, event === 'e2' ? '2000 EUR' : '900 EUR'))
  await precedents.addRecords(own)
  const before = await precedents.retriever().retrieve(asking('daily calm robot noted', { options: ['all', 'from-near'].map(optionId) }))
  await precedents.addRecords(Array.from({ length: 40 }, (_, index) => lineOf(`o${index}`, { tenant: 'other' }, '2000 EUR')))
  expect(before).toHaveLength(3)
  expect(await precedents.retriever().retrieve(asking('daily calm robot noted', { options: ['all', 'from-near'].map(optionId) }))).toEqual(
    before,
  )
})

const LINES = ['e1', 'e2', 'e3', 'e4'].map((event, index) =>
  lineOf(event, { facts: index % 2 === 0 ? CREDIT_BLOCKED : pastDecision().input.facts }),
)
const DOCUMENTS: readonly DocumentText[] = [SOP, { name: 'a.md', text: SOP.text }, { name: 'b.md', text: '# Peas\nfrozen daily credit' }]
const QUERIES = [
  asking('frozen peas daily'),
  asking('credit robot', { reasons: ['credit-clear'] }),
  QUERY,
  asking('', { policy: policyId('returns') }),
]

test('the order in which things were added, and what was there before, make no difference', async () => {
  const expected = opened()
  await expected.addDocuments(DOCUMENTS)
  await expected.addRecords(LINES)
  const lists = await Promise.all(QUERIES.map(query => expected.retriever().retrieve(query)))
  const shuffled = fc.record({
    documents: fc.shuffledSubarray([...DOCUMENTS], { minLength: 3 }),
    lines: fc.shuffledSubarray([...LINES, ...LINES], { minLength: 8 }),
    before: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ documents, lines, before }) => {
      const precedents = openPrecedents()
      if (before)
        await precedents.addDocuments(DOCUMENTS.map(({ name }) => ({ name, text: `# Old\n${'frozen peas '.repeat(20)}\n# Older\ndaily` })))
      await precedents.addRecords(lines.slice(0, 4))
      for (const document of documents) await precedents.addDocuments([document])
      await precedents.addRecords(lines.slice(4))
      expect(await Promise.all(QUERIES.map(query => precedents.retriever().retrieve(query)))).toEqual(lists)
      precedents.close()
    }),
    { numRuns: 15 },
  )
})

test('sections that are equally close stand by their source', async () => {
  const precedents = opened()
  await precedents.addDocuments(['c', 'a', 'b', 'd'].map(name => ({ name, text: '# X\nfrozen peas' })))
  expect(await sources(precedents, asking('peas', { limit: 3 }))).toEqual(['a#x', 'b#x', 'c#x'])
})

test('of two records with one id the later counts, whichever came first', async () => {
  // A second before, though its text sorts behind.
  const early = lineOf('e1', { now: '2026-03-21T12:59:59.000+01:00' })
  const late = lineOf('e1', { facts: CREDIT_BLOCKED })
  for (const lines of [
    [early, late],
    [late, early],
  ]) {
    const precedents = opened()
    await precedents.addRecords(lines)
    const [found] = await precedents.retriever().retrieve(asking('all hold daily credit', { reasons: ['credit-clear'] }))
    expect(found?.text).toContain('credit-clear')
  }
})

test('a document that is added again takes the place of what it was', async () => {
  const precedents = await withSop()
  await precedents.addDocuments([{ name: 'sop.md', text: '# Peas\nfrozen' }])
  expect(await sources(precedents, asking('frozen peas'))).toEqual(['sop.md#peas'])
})

test('of documents with one name none is used, and it is said', async () => {
  const precedents = opened()
  const issues = await precedents.addDocuments([
    { name: 'a', text: 'peas' },
    { name: 'b', text: 'peas' },
    { name: 'a', text: 'more peas' },
  ])
  expect(issues.map(({ code, at }) => [code, at.file])).toEqual([['precedent-repeated', 'a']])
  expect(await sources(precedents, asking('peas'))).toEqual(['b'])
})

test('each line that is no record is an issue at its place, and the others are read', async () => {
  const precedents = opened()
  const event = JSON.stringify({ specversion: '1.0', id: 'e', source: 'oms', type: 'order.created', data: {} })
  const { decision: _, ...undecided } = pastDecision('e2')
  const lines = [
    '',
    'no json',
    lineOf('e1'),
    event,
    '{"record":2}',
    JSON.stringify(undecided),
    '[',
    '\ufeff\r',
    `"${'x'.repeat(4 * 1024 * 1024)}"`,
    JSON.stringify({ ...pastDecision('e3'), decision: { kind: 'other' } }),
    `${'['.repeat(70)}${']'.repeat(70)}`,
    lineOf('e4', { arrival: 'stale' }),
    `${lineOf('e5')}\r`,
  ]
  const issues = await precedents.addRecords(lines, 'may.jsonl')
  expect(issues.map(({ code, at }) => `${at.file}:${at.line} ${code}`)).toEqual([
    'may.jsonl:2 line-not-json',
    'may.jsonl:4 record-version',
    'may.jsonl:5 record-version',
    'may.jsonl:6 record-unreadable',
    'may.jsonl:7 line-not-json',
    'may.jsonl:9 line-too-long',
    'may.jsonl:10 record-unreadable',
    'may.jsonl:11 line-too-deep',
  ])
  expect(await sources(precedents, asking('daily'))).toEqual([pastDecision('e1').id, pastDecision('e5').id].sort())
})

test('lines may come one by one, in any number', async () => {
  const precedents = opened()
  async function* lines() {
    for (let index = 0; index < 1_001; index += 1) yield lineOf(`e${index % 501}`)
  }
  expect(await precedents.addRecords(lines())).toEqual([])
  expect(await sources(precedents, asking('daily', { limit: 50 }))).toHaveLength(50)
})

test('a file holds what was added', async () => {
  const path = join(folder(), 'precedents.db')
  const first = opened(path)
  await first.addDocuments([SOP])
  await first.addRecords([lineOf('e1')])
  const found = await first.retriever().retrieve(asking('daily peas'))
  first.close()
  const again = opened(path)
  expect(await again.retriever().retrieve(asking('daily peas'))).toEqual(found)
  expect(found).toHaveLength(4)
})

function formed(version: number): (path: string) => void {
  return path => new DatabaseSync(path).exec(`pragma application_id = ${0x43535072}; pragma user_version = ${version}; create table a (a)`)
}

test.each([
  { name: 'text', make: (path: string) => writeFileSync(path, 'this is no database, however long it is'.repeat(100)) },
  { name: 'a database of somebody else', make: (path: string) => new DatabaseSync(path).exec('create table section (a)') },
  { name: 'an earlier form', make: formed(1) },
  { name: 'a later form', make: formed(3) },
])('a file with $name is refused and left as it is', ({ make }) => {
  const path = join(folder(), 'other.db')
  make(path)
  expect(() => openPrecedents({ path })).toThrow(`cannot open precedents in \`${path}\``)
})

test('a file in no folder is refused', () => {
  expect(() => openPrecedents({ path: join(folder(), 'none', 'a.db') })).toThrow('cannot open precedents')
})

test('after `close`, which may come twice, retrieving rejects and adding says so', async () => {
  const precedents = await withSop()
  const retriever = precedents.retriever()
  precedents.close()
  precedents.close()
  await expect(retriever.retrieve(QUERY)).rejects.toThrow('the precedents are closed')
  expect(await precedents.addDocuments([SOP])).toMatchObject([{ code: 'precedents-closed' }])
  expect(await precedents.addRecords([lineOf('e1')])).toMatchObject([{ code: 'precedents-closed' }])
})
