import { counted } from '../format/counted.ts'
import { share } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { wrap } from '../terminal/wrap.ts'
import type { CrossRow } from './cross-table.ts'
import type { Summary } from './summary.ts'

const SHOWN_ROWS = 10

/** The cross table for a terminal: one decision is in one row, and long rows go on below their voices. */
export function formatVoices({ crossTable, crossTableRest, decisions }: Summary, paper: Paper): readonly string[] {
  const rows = crossTable.slice(0, SHOWN_ROWS)
  if (!rows.some(row => row.reasons.length + row.struck.length > 0)) return []
  const { bold, dim } = paper.colours
  const cells = rows.map(row => [row.decisions.toLocaleString('en-US'), share(row.decisions, decisions), row.verdict] as const)
  const widths = [0, 1, 2].map(column => Math.max(...cells.map(cell => cell[column]?.length ?? 0)))
  const lines = rows.map((row, index) => {
    const [count = '', part = '', verdict = ''] = cells[index] ?? []
    const head = ` ${count.padStart(widths[0] ?? 0)}  ${part.padStart(widths[1] ?? 0)}  ${verdict.padEnd(widths[2] ?? 0)}  `
    return hung(head, voices(row), paper.columns)
  })
  const shown = rows.reduce((sum, row) => sum + row.decisions, 0)
  const left = crossTable.length + crossTableRest.rows - rows.length
  const rest = left > 0 ? [`  … and ${counted(left, 'more row')} with ${counted(decisions - shown, 'decision')}`] : []
  const about = '  Each decision is in one row: its verdict, the reasons on its plan, in brackets what struck other options.'
  return ['', bold('Which voices spoke together'), dim(wrap(about, paper.columns)), ...lines, ...rest]
}

function voices({ reasons, struck }: CrossRow): string {
  const parts = [reasons.join(' + '), struck.length === 0 ? '' : `[${struck.join(', ')}]`].filter(part => part !== '')
  return parts.length === 0 ? '–' : plainText(parts.join(' '))
}

function hung(head: string, text: string, columns: number): string {
  const room = Math.max(20, columns - head.length)
  return wrap(text, room)
    .split('\n')
    .map((line, index) => (index === 0 ? head : ' '.repeat(head.length)) + line)
    .join('\n')
}
