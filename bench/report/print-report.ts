import { markdownTable } from '../../scripts/docs/markdown-table.ts'
import { amountText } from './amount-text.ts'
import type { Answered, Figure, Target } from './figure.ts'
import { baselineOf } from './figure.ts'
import type { Machine } from './machine.ts'

/** The one table of a run, what was promised beside what was measured, and the machine; Markdown, so that it can be kept. */
export function printReport({ figures, targets }: Answered, machine: Machine): string {
  const rows = figures.map(figure => figureRow(figure, figures))
  const table = markdownTable(['question', 'subject', 'gives', 'best', 'median', 'ratio', 'peak memory'], rows)
  const promises = markdownTable(['promise', 'at most', 'best', 'median', ''], targets.map(targetRow))
  return [table, ...(targets.length === 0 ? [] : [promises]), machineLine(machine)].join('\n\n')
}

function figureRow(figure: Figure, figures: readonly Figure[]): readonly string[] {
  const { question, subject, gives, min, median, unit, memory } = figure
  const peak = memory === undefined ? '' : amountText(memory.median, 'MB')
  return [question, subject, gives, amountText(min, unit), amountText(median, unit), ratioText(figure, figures), peak]
}

function ratioText(figure: Figure, figures: readonly Figure[]): string {
  const baseline = baselineOf(figure, figures)
  if (baseline === undefined) return ''
  return figure.subject === figure.against ? '1' : amountText(figure.median / baseline.median, '×')
}

function targetRow({ promise, atMost, min, median, unit }: Target): readonly string[] {
  return [promise, ...[atMost, min, median].map(value => amountText(value, unit)), median <= atMost ? 'met' : '**missed**']
}

function machineLine({ cpu, cores, memoryGB, system, node, versions }: Machine): string {
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node.js ${node}; ${peers.join(', ')}`
}
