import type { EChartsCoreOption } from 'echarts/core'
import { counted } from '../format/counted.ts'
import type { TimelinePart } from '../report-data/timeline.ts'
import { VERDICTS } from '../report-data/verdict-counts.ts'
import { legend, occurring, VERDICT_LEGEND } from './legend.ts'
import { plainTable } from './plain-table.ts'
import type { Plotter } from './plotter.ts'
import { AXIS_LABEL, AXIS_LINE } from './plotter.ts'
import type { Section } from './section.ts'
import { figuresMarkup } from './section.ts'
import type { TimeAxis, TimeBar } from './time-axis.ts'
import { timeAxis } from './time-axis.ts'

export function verdictsOverTime(timeline: TimelinePart, plot: Plotter): Section {
  const axis = timeAxis(timeline)
  const section = { id: 'time', title: 'Verdicts over time' }
  const untimed = timeline.untimed === 0 ? '' : ` ${counted(timeline.untimed, 'decision')} without a readable time are not here.`
  const [first, last] = [axis?.bars[0], axis?.bars.at(-1)]
  if (axis === undefined || first === undefined || last === undefined) {
    return { ...section, about: 'No decision has a time that a plot could show.', content: '' }
  }
  if (first === last) return { ...section, about: `All of it is within ${axis.each}, from ${dateOf(first)} UTC.${untimed}`, content: '' }
  const about = `A bar stands for ${axis.each} of decision time, in UTC; the first begins ${dateOf(first)}, the last ${dateOf(last)}.${untimed}`
  const says = `Stacked bars: decisions by verdict, one bar for ${axis.each}. The figures follow as a table.`
  const drawn = plot({ says, height: 240, option: width => optionOf(axis, width) })
  const colours = occurring(
    VERDICT_LEGEND,
    axis.bars.map(({ verdicts }) => ({ counts: verdicts })),
  )
  return { ...section, about, content: `${legend(colours)}${drawn}${figuresMarkup(tableOf(axis))}` }
}

function dateOf({ start }: TimeBar): string {
  return new Date(start).toISOString().slice(0, 16).replace('T', ' ')
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

function tableOf({ bars }: TimeAxis): string {
  const rows = bars.filter(({ verdicts }) => verdicts.some(count => count > 0)).map(bar => [dateOf(bar), ...bar.verdicts] as const)
  return plainTable(['From', 'Permit', 'Review', 'Deny', 'Not applicable'], rows)
}
