import type { EChartsCoreOption } from 'echarts/core'
import { shortened } from '../terminal/bar-rows.ts'
import { plainText } from '../terminal/plain-text.ts'
import type { LegendEntry } from './legend.ts'
import type { Plot } from './plotter.ts'
import { AXIS_LABEL, AXIS_LINE } from './plotter.ts'

/** One bar, cut into shares of its whole; `counts` in the order of the parts. */
export interface ShareBar {
  readonly name: string
  readonly counts: readonly number[]
}

const ROW_HEIGHT = 26

/** Horizontal bars of equal length: what each site or policy is made of. The number behind a bar is its whole. */
export function shareBars(says: string, bars: readonly ShareBar[], parts: readonly LegendEntry[]): Plot {
  return { says, height: bars.length * ROW_HEIGHT + 30, option: width => optionOf(bars, parts, width) }
}

function optionOf(bars: readonly ShareBar[], parts: readonly LegendEntry[], width: number): EChartsCoreOption {
  const wholes = bars.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))
  const narrow = width < 500
  const names = bars.map(({ name }) => shortened(plainText(name), narrow ? 12 : 22))
  const rows = { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false } }
  return {
    // The same edges in every plot, so that bars of several plots can be compared.
    grid: { left: narrow ? 92 : 170, right: narrow ? 60 : 74, top: 4, bottom: 26, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: narrow ? 50 : 25,
      axisLabel: { ...AXIS_LABEL, formatter: (value: number) => `${value} %` },
      splitLine: AXIS_LINE,
    },
    yAxis: [
      { ...rows, data: names, axisLabel: { ...AXIS_LABEL, color: 'var(--ink)', fontSize: 13 } },
      { ...rows, data: wholes.map(whole => whole.toLocaleString('en-US')), axisLabel: AXIS_LABEL, position: 'right' },
    ],
    series: parts.map(({ tone }, part) => ({
      type: 'bar',
      stack: 'all',
      silent: true,
      barWidth: 16,
      itemStyle: { color: `var(--${tone})` },
      data: bars.map(({ counts }, bar) => ((counts[part] ?? 0) / Math.max(1, wholes[bar] ?? 1)) * 100),
    })),
  }
}
