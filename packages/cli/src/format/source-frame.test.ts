import { expect, test } from 'vitest'
import { plainPaper } from '../terminal/paper.ts'
import { sourceFrame } from './source-frame.ts'

const source = 'policy: a\nwhen: { x: f(a, b) }\r\n\tü\u001b[31m: b\n'
const place = (line: number, column: number, endColumn: number, endLine = line) => ({ file: 'a', line, column, endLine, endColumn })

test.each([
  { name: 'a word', given: place(2, 12, 19), expect: ['2 │ when: { x: f(a, b) }', '  │            ^^^^^^^'] },
  { name: 'a point', given: place(1, 10, 10), expect: ['1 │ policy: a', '  │          ^'] },
  { name: 'over several lines: to the end of the first', given: place(1, 9, 3, 2), expect: ['1 │ policy: a', '  │         ^'] },
  { name: 'control characters keep their width', given: place(3, 8, 9), expect: ['3 │  ü\ufffd[31m: b', '  │        ^'] },
  { name: 'an end beyond the line', given: place(1, 9, 99), expect: ['1 │ policy: a', '  │         ^'] },
  { name: 'the line after the last break', given: place(4, 1, 1), expect: ['4 │ ', '  │ ^'] },
  { name: 'no such line', given: place(9, 1, 2), expect: [] },
])('$name', ({ given, expect: expected }) => {
  expect(sourceFrame(given, source, plainPaper)).toEqual(expected)
})

test('no source, no frame', () => {
  expect(sourceFrame(place(1, 1, 2), undefined, plainPaper)).toEqual([])
})

test('a long line is cut around the place', () => {
  const [line = '', carets = ''] = sourceFrame(place(1, 501, 504), `${'a'.repeat(500)}XYZ${'b'.repeat(500)}`, {
    ...plainPaper,
    columns: 60,
  })
  expect(line.length).toBeLessThanOrEqual(60)
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('XYZ')
})
