import { markdownTable } from '../../scripts/docs/markdown-table.ts'
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
  const { question, subject, gives, min, median, memory } = figure
  const baseline = baselineOf(figure, figures)
  const part = baseline === undefined || baseline === figure ? '1' : times(median / baseline.median)
  return [
    question,
    subject,
    gives,
    amount(min, figure),
    amount(median, figure),
    figure.against === undefined ? '' : part,
    memory === undefined ? '' : `${readable(memory.median)} MB`,
  ]
}

function targetRow({ promise, atMost, min, median, unit }: Target): readonly string[] {
  const said = (value: number): string => (unit === '×' ? times(value) : `${readable(value)} ${unit}`)
  return [promise, said(atMost), said(min), said(median), median <= atMost ? 'met' : '**missed**']
}

/** A small part of something is told as 1/n. */
function times(value: number): string {
  return value < 0.1 ? `1/${readable(1 / value)}` : `${readable(value)} ×`
}

function amount(value: number, { unit }: Figure): string {
  if (unit === 'ns' && value < 1e6) return value < 1000 ? `${readable(value)} ns` : `${readable(value / 1000)} µs`
  if (unit === 'ns') return `${readable(value / 1e6)} ms`
  return value < 10_000 ? `${readable(value)} ms` : `${readable(value / 1000)} s`
}

/** Three digits tell what a run can tell. */
function readable(value: number): string {
  if (!Number.isFinite(value)) return 'not measured'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))))
  return value.toFixed(Math.min(digits, 5))
}

function machineLine({ cpu, cores, memoryGB, system, node, versions }: Machine): string {
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node.js ${node}; ${peers.join(', ')}`
}
