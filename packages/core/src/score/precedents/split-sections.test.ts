import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitSections } from './split-sections.ts'

const headings = (text: string): readonly string[] =>
  splitSections(text).sections.map(({ level, heading, line }) => `${level} ${heading} @${line}`)

test.each([
  { name: 'nothing', given: '', expect: ['0  @1'] },
  { name: 'text before the first heading', given: 'intro\n# A\na', expect: ['0  @1', '1 A @2'] },
  { name: 'six levels and no seventh', given: '###### F\n####### G', expect: ['0  @1', '6 F @1'] },
  { name: 'a mark without a blank is text', given: '#hashtag\n#', expect: ['0  @1', '1  @2'] },
  { name: 'closing marks', given: '## A ##\n## B#\n## #', expect: ['0  @1', '2 A @1', '2 B# @2', '2  @3'] },
  { name: 'four blanks are code', given: '    # A\n   # B', expect: ['0  @1', '1 B @2'] },
  { name: 'underlined', given: 'A\n===\na\n\nB\n---\nb', expect: ['0  @1', '1 A @1', '2 B @5'] },
  { name: 'a line under a list, a table, a paragraph or nothing', given: '- a\n---\n\n| a |\n---\n\na\nb\n---\n\n---', expect: ['0  @1'] },
  { name: 'front matter is text', given: '---\ntitle: a\nowner: b\n---\n# A', expect: ['0  @1', '1 A @5'] },
  { name: 'fenced', given: '```sh\n# no\n```\n# A\n~~~\n# no\n```\n# no\n~~~~\n# B', expect: ['0  @1', '1 A @4', '1 B @10'] },
  { name: 'a fence needs three marks, and none behind', given: '``\n# A\n``` a`b\n# B', expect: ['0  @1', '1 A @2', '1 B @4'] },
])('$name', ({ given, expect: expected }) => {
  expect(headings(given)).toEqual(expected)
})

test('an open fence is named, and what is below it stays text', () => {
  const { sections, openFence } = splitSections('# A\n\n````\n# B\n```\n')
  expect(openFence).toBe(3)
  expect(sections.map(({ heading }) => heading)).toEqual(['', 'A'])
})

test('no line is lost, whatever the text', () => {
  const line = fc.oneof(
    fc.constantFrom('', '# A', '## B ##', '---', '===', '```', '~~~', 'for: a', '- x', '\ud800'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(line), lines => {
      const text = lines.join('\n')
      const { sections } = splitSections(text)
      const said = sections.flatMap(({ body }) => body)
      const kept = new Set(said)
      const all = text.split('\n')
      const asHeading = all.filter(one => !kept.has(one))
      expect(said.length + asHeading.length).toBeLessThanOrEqual(all.length)
      for (const one of asHeading)
        expect(
          isHeading(
            one,
            sections.map(({ heading }) => heading),
          ),
        ).toBe(true)
    }),
    { numRuns: 100 },
  )
})

/** A heading, or the line under one. */
function isHeading(line: string, found: readonly string[]): boolean {
  return /^ {0,3}(=+|-+)[ \t]*$/.test(line) || /^ {0,3}#{1,6}(?:[ \t]|$)/.test(line) || found.includes(line.trim().toWellFormed())
}

test('a megabyte of marks takes no time to speak of', () => {
  for (const unit of ['#', '# ', ' ', '`', '-', '=', '#\n', '```\n', 'a\n-\n', '# #\t'])
    expect(splitSections(unit.repeat(1_000_000 / unit.length)).sections.length).toBeGreaterThan(0)
})
