import type { Paper } from './paper.ts'
import { plainText } from './plain-text.ts'
import { table } from './table.ts'

/** Counts as rows with share and bar. `all` is what the shares are of; the longest bar is the largest count. */
export function barRows(counts: Readonly<Record<string, number>>, all: number, paper: Paper): string {
  const entries = Object.entries(counts)
  const widest = Math.max(1, ...entries.map(([, count]) => count))
  const room = Math.min(40, Math.max(10, Math.floor(paper.columns / 3)))
  const rows = entries.map(([name, count]) => [
    shortened(plainText(name), Math.floor(paper.columns / 2)),
    count.toLocaleString('en-US'),
    share(count, all),
    paper.colours.cyan(bar((count / widest) * room)),
  ])
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
