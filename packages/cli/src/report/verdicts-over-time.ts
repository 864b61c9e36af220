import type { EChartsCoreOption } from 'echarts/core'
import { counted } from '../format/counted.ts'
import type { TimelinePart } from '../report-data/timeline.ts'
import { VERDICTS } from '../report-data/verdict-counts.ts'
import { legend, VERDICT_LEGEND } from './legend.ts'
import { plainTable } from './plain-table.ts'
import type { Plotter } from './plotter.ts'
import { AXIS_LABEL, AXIS_LINE } from './plotter.ts'
import type { Section } from './section.ts'
import { figuresMarkup } from './section.ts'
import type { TimeAxis } from './time-axis.ts'
import { timeAxis } from './time-axis.ts'

export function verdictsOverTime(timeline: TimelinePart, plot: Plotter): Section {
  const axis = timeAxis(timeline)
  const section = { id: 'time', title: 'Verdicts over time' }
  if (axis === undefined) return { ...section, about: 'No decision has a time that a plot could show.', content: '' }
  const untimed = timeline.untimed === 0 ? '' : ` ${counted(timeline.untimed, 'decision')} without a readable time are not here.`
  const about = `A bar stands for one ${axis.each} of decision time, in UTC.${untimed}`
  const says = `Stacked bars: decisions by verdict, one bar a ${axis.each}. The figures follow as a table.`
  const drawn = plot({ says, height: 240, option: width => optionOf(axis, width) })
  return { ...section, about, content: `${legend(VERDICT_LEGEND)}${drawn}${figuresMarkup(tableOf(axis))}` }
}

function optionOf({ bars, ticks }: TimeAxis, width: number): EChartsCoreOption {
  const labels = ticks(Math.floor(width / 90))
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: bars.map((_, index) => labels.get(index) ?? ''),
      axisLabel: { ...AXIS_LABEL, interval: (index: number) => labels.has(index), hideOverlap: true },
      axisLine: AXIS_LINE,
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: AXIS_LABEL, splitLine: AXIS_LINE },
    series: VERDICTS.map((verdict, index) => ({
      type: 'bar',
      stack: 'all',
      silent: true,
      barCategoryGap: bars.length > 60 ? '10%' : '20%',
      barMaxWidth: 40,
      itemStyle: { color: `var(--${verdict})` },
      data: bars.map(({ verdicts }) => verdicts[index]),
    })),
  }
}

function tableOf({ bars, label }: TimeAxis): string {
  const rows = bars
    .filter(({ verdicts }) => verdicts.some(count => count > 0))
    .map(({ start, verdicts }) => [label(start), ...verdicts] as const)
  return plainTable(['From', 'Permit', 'Review', 'Deny', 'Not applicable'], rows)
}
