import type { At } from '../issue.ts'

/** Turns offsets of a text into lines and columns. */
export interface TextPlaces {
  readonly file: string
  readonly text: string
  at(start: number, end: number): At
  /** Offset behind the last character of the line that `offset` is on, without the line break. */
  lineEnd(offset: number): number
  lineStart(offset: number): number
}

export function textPlaces(file: string, text: string): TextPlaces {
  const starts = lineStarts(text)
  const lineOf = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const lineStart = (offset: number): number => starts[lineOf(offset)] ?? 0
  return {
    file,
    text,
    at(start, end) {
      const line = lineOf(start)
      const endLine = lineOf(Math.max(start, end))
      return {
        file,
        line: line + 1,
        column: start - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: Math.max(start, end) - (starts[endLine] ?? 0) + 1,
      }
    },
    lineStart,
    lineEnd(offset) {
      const next = starts[lineOf(offset) + 1]
      if (next === undefined) return text.length
      return text[next - 2] === '\r' ? next - 2 : next - 1
    },
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return starts
}
