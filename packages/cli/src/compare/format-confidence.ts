import { counted } from '../format/counted.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import type { Comparison } from './comparison.ts'
import { shiftPlot } from './shift-plot.ts'

/** How much surer the second scorer is, and which thresholds that crosses. */
export function formatConfidence({ pairs, shift, thresholds }: Comparison['confidence'], paper: Paper): readonly string[] {
  const { bold, dim } = paper.colours
  if (shift.quantiles === undefined) return ['', `${bold('Confidence')}: no decision in which both chose by themselves`]
  const { quantiles } = shift
  const head = `${bold('Confidence')}, second minus first, of ${counted(shift.pairs, 'decision')}: ${number(shift.up)} up, ${number(shift.down)} down, ${number(shift.same)} the same`
  const named = [0, 5, 25, 50, 75, 95, 100] as const
  const rows = [named.map(percent => dim(`${percent} %`)), named.map(percent => signed(quantiles[percent]))]
  return [
    '',
    head,
    table(
      rows,
      named.map(() => 'right' as const),
    ),
    shiftPlot(pairs, paper),
    ...(thresholds.length === 0 ? [] : ['', bold('Thresholds: how many decisions cross them'), thresholdTable(thresholds, paper)]),
  ]
}

function thresholdTable(thresholds: Comparison['confidence']['thresholds'], { colours: { dim } }: Paper): string {
  const head = ['', '', 'up', 'down'].map(text => dim(text))
  const rows = thresholds.map(({ policy, gate, from, threshold, up, down }) => [
    plainText(`${policy}/${gate}`),
    plainText(`${from} from ${threshold}`),
    number(up),
    number(down),
  ])
  return table([head, ...rows], ['left', 'left', 'right', 'right'])
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}

function signed(text: string): string {
  return text === '0' ? text : text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`
}
