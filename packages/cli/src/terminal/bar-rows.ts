import type { Paper } from './paper.ts'
import { plainText } from './plain-text.ts'
import { table } from './table.ts'

/** What the columns beside name and bar take: count, share and blanks. */
const NUMBERS = 22

/** Counts as rows with share and bar. `all` is what the shares are of; the longest bar is the largest count. */
export function barRows(counts: readonly (readonly [name: string, count: number])[], all: number, paper: Paper): string {
  const widest = Math.max(1, ...counts.map(([, count]) => count))
  const names = counts.map(([name]) => shortened(plainText(name), Math.max(16, Math.floor(paper.columns / 2))))
  const left = paper.columns - NUMBERS - Math.max(...names.map(name => name.length))
  const room = Math.min(33, left)
  const rows = counts.map(([, count], index) => {
    const cells = [names[index] ?? '', count.toLocaleString('en-US'), share(count, all)]
    return room < 4 ? cells : [...cells, paper.colours.cyan(bar((count / widest) * room))]
  })
  return table(rows, ['left', 'right', 'right', 'left'])
}

/** `63.2 %`; nothing of nothing is nothing. */
export function share(count: number, all: number): string {
  return all === 0 ? '' : `${((count / all) * 100).toFixed(1)} %`
}

/** Something is never drawn as nothing. */
function bar(length: number): string {
  const eighths = length > 0 ? Math.max(1, Math.round(length * 8)) : 0
  return '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8]
}

export function shortened(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`
}
