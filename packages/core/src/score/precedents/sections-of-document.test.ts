import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_PRECEDENT } from './precedent-section.ts'
import { sectionsOfDocument } from './sections-of-document.ts'

const sop = (text: string) => sectionsOfDocument({ name: 'sop/holds.md', text })
const sources = (text: string) => sop(text).sections.map(({ source }) => source)

const HOLDS = `Whom to ask.

# Holds
for: hold-triage

All holds.

## Credit holds!
for: order-release/hold/credit-is-clear

Ask finance.

### Gold

Ask the team.

## Empty

## Address

Ask the customer.
`

test('each section with text is one precedent, under the headings above it', () => {
  const credit = [{ policy: 'order-release', option: 'hold', reason: 'credit-is-clear' }]
  expect(sop(HOLDS)).toEqual({
    sections: [
      { source: 'sop/holds.md', title: 'sop/holds.md', text: 'Whom to ask.', scopes: [] },
      { source: 'sop/holds.md#holds', title: 'Holds', text: 'All holds.', scopes: [{ policy: 'hold-triage' }] },
      { source: 'sop/holds.md#credit-holds', title: 'Holds › Credit holds!', text: 'Ask finance.', scopes: credit },
      { source: 'sop/holds.md#gold', title: 'Holds › Credit holds! › Gold', text: 'Ask the team.', scopes: credit },
      { source: 'sop/holds.md#address', title: 'Holds › Address', text: 'Ask the customer.', scopes: [{ policy: 'hold-triage' }] },
    ],
    issues: [],
  })
})

test.each([
  { name: 'line ends of Windows and old Macintosh', given: HOLDS.replaceAll('\n', '\r\n') },
  { name: 'a mark of byte order', given: `\ufeff${HOLDS}` },
])('$name make no difference', ({ given }) => {
  expect(sop(given)).toEqual(sop(HOLDS))
})

test.each([
  { name: 'one name twice', given: '# A\n1\n# A\n2\n# A-2\n3\n# a\n4', expect: ['#a', '#a-2', '#a-2-2', '#a-3'] },
  { name: 'no letters', given: '# !?\n1\n# 😀\n2', expect: ['#section', '#section-2'] },
  { name: 'other scripts', given: '# Kühl Ware\n1\n# 冷藏 货物\n2', expect: ['#kühl-ware', '#冷藏-货物'] },
  { name: 'an endless heading', given: `# ${'x'.repeat(100_000)}\n1`, expect: [`#${'x'.repeat(80)}`] },
  { name: 'half a character', given: '# a\ud800b\n1', expect: ['#ab'] },
])('anchors: $name', ({ given, expect: expected }) => {
  expect(sources(given)).toEqual(expected.map(anchor => `sop/holds.md${anchor}`))
})

test('a document name cannot pass for the section of another', () => {
  expect(sectionsOfDocument({ name: 'a#b\0', text: 'x' }).sections[0]?.source).toBe('a%23b\ufffd')
})

test('a `for:` that cannot be read takes its section and those below out, and says where it stands', () => {
  const { sections, issues } = sop('# A\n\n\nfor: all of us\n\na\n## B\nb\n## C\nfor: p\nc\n# D\nd')
  expect(sections.map(({ source }) => source)).toEqual(['sop/holds.md#c', 'sop/holds.md#d'])
  expect(issues).toMatchObject([{ code: 'precedent-for', severity: 'error', at: { file: 'sop/holds.md', line: 4 } }])
})

test('a `for:` before the first heading is for the whole document', () => {
  const { sections } = sop('for: p\n\n# A\na\n# B\nfor: q/x\nb')
  expect(sections.map(({ scopes }) => scopes)).toEqual([[{ policy: 'p' }], [{ policy: 'q', option: 'x' }]])
})

test.each([
  { length: LONGEST_PRECEDENT, issues: 0 },
  { length: LONGEST_PRECEDENT + 1, issues: 1 },
  { length: 1_000_000, issues: 1 },
])('a section of $length characters', ({ length, issues }) => {
  const read = sop(`a\n# A\n${'x'.repeat(length)}`)
  expect(read.sections[1]?.text.length).toBe(LONGEST_PRECEDENT)
  expect(read.issues.map(({ code, at }) => [code, at.line])).toEqual(Array(issues).fill(['precedent-cut', 2]))
})

test('a cut never leaves half a character', () => {
  const text = sop(`${'x'.repeat(LONGEST_PRECEDENT - 2)}😀😀`).sections[0]?.text ?? ''
  expect(text).toBe(`${'x'.repeat(LONGEST_PRECEDENT - 2)}…`)
})

test.each([
  { name: 'four million characters and one more', text: 'x'.repeat(4 * 1024 * 1024 + 1) },
  { name: '10,001 sections', text: '# a\nb\n'.repeat(10_000) },
])('$name are refused as a whole', ({ text }) => {
  expect(sop(text)).toMatchObject({ sections: [], issues: [{ code: 'precedent-too-large' }] })
})

test('10,000 sections of one name are read', () => {
  expect(new Set(sources('# a\nb\n'.repeat(9_999))).size).toBe(9_999)
})

test('whatever the text, what is kept is short, well-formed and named once', () => {
  const line = fc.oneof(fc.constantFrom('# A', '## A', 'for: a/b', 'for: ?', '```', 'x\0y', '\ud83d'), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(line), fc.string({ unit: 'binary' }), (lines, name) => {
      const { sections } = sectionsOfDocument({ name, text: lines.join('\n') })
      expect(new Set(sections.map(({ source }) => source)).size).toBe(sections.length)
      for (const { source, title, text } of sections) {
        expect([source, title, text].every(part => part.isWellFormed() && !part.includes('\0'))).toBe(true)
        expect(text.length).toBeLessThanOrEqual(LONGEST_PRECEDENT)
        expect(title.length).toBeLessThanOrEqual(200)
      }
    }),
    { numRuns: 100 },
  )
})
