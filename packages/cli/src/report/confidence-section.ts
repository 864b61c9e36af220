import type { PolicyDescription } from '@countersign/core'
import type { EChartsCoreOption } from 'echarts/core'
import { escapeMarkup } from '../format/escape-markup.ts'
import type { ConfidencePart } from '../report-data/confidence-bins.ts'
import { VERDICTS } from '../report-data/verdict-counts.ts'
import { BAR_WIDTH, coarseBins } from './confidence-bars.ts'
import { legend, occurring, VERDICT_LEGEND } from './legend.ts'
import { plainTable } from './plain-table.ts'
import type { Plotter } from './plotter.ts'
import { AXIS_LABEL, AXIS_LINE } from './plotter.ts'
import type { Section } from './section.ts'
import { figuresMarkup } from './section.ts'
import type { ThresholdLine } from './threshold-lines.ts'
import { sayThresholds, thresholdLines } from './threshold-lines.ts'

type Bins = ConfidencePart[number][1]

export function confidenceSection(confidence: ConfidencePart, policies: readonly PolicyDescription[], plot: Plotter): Section {
  const section = { id: 'confidence', title: 'Confidence against thresholds' }
  if (confidence.length === 0) return { ...section, about: 'No choice came with a confidence: rules and rankings have none.', content: '' }
  const about =
    'How sure a scorer or an agent was of the plan that was judged, by the verdict that it got. What lies right of a threshold passed that gate; it is in another colour where another voice had the last word.'
  const plots = confidence.map(([policy, bins]) => policyPlot(policy, bins, policies, plot))
  const bars = confidence.flatMap(([, bins]) => bins.map(([, verdicts]) => ({ counts: verdicts })))
  return { ...section, about, content: legend(occurring(VERDICT_LEGEND, bars)) + plots.join('') }
}

function policyPlot(policy: string, bins: Bins, policies: readonly PolicyDescription[], plot: Plotter): string {
  const thresholds = policies.find(({ id }) => id === policy)?.confidence ?? []
  const lines = thresholdLines(thresholds)
  const says = `Histogram: confidence of choices under ${policy}, by verdict. ${sayThresholds(thresholds)} The figures follow as a table.`
  const drawn = plot({ says, height: 220, option: width => optionOf(bins, lines, width) })
  return `<h3>${escapeMarkup(policy)}</h3><p class="soft">${escapeMarkup(sayThresholds(thresholds))}</p>${drawn}${figuresMarkup(tableOf(bins))}`
}

function optionOf(bins: Bins, lines: readonly ThresholdLine[], width: number): EChartsCoreOption {
  const bars = coarseBins(bins)
  const levels = Math.max(0, ...lines.map(({ level }) => level + 1))
  return {
    grid: { left: 8, right: 16, top: 10 + levels * 15, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: [
      { type: 'category', data: bars.map(({ from }) => from), axisLabel: { show: false }, axisLine: AXIS_LINE, axisTick: { show: false } },
      // Bars have categories, thresholds have values: two axes in one place. The last bar is confidence 1 alone.
      {
        type: 'value',
        position: 'bottom',
        min: 0,
        max: 1 + BAR_WIDTH,
        interval: width < 500 ? 0.2 : 0.1,
        axisLabel: { ...AXIS_LABEL, formatter: (value: number) => (value > 1 ? '' : value.toFixed(1)) },
        axisLine: { show: false },
        splitLine: { show: false },
      },
    ],
    yAxis: { type: 'value', minInterval: 1, axisLabel: AXIS_LABEL, splitLine: AXIS_LINE },
    series: [
      ...VERDICTS.map((verdict, index) => ({
        type: 'bar',
        stack: 'all',
        silent: true,
        barCategoryGap: '12%',
        itemStyle: { color: `var(--${verdict})` },
        data: bars.map(({ verdicts }) => verdicts[index]),
      })),
      { type: 'bar', xAxisIndex: 1, data: [], silent: true, markLine: { symbol: 'none', silent: true, data: lines.map(markOf) } },
    ],
  }
}

function markOf({ value, side, level }: ThresholdLine): object {
  return {
    xAxis: Number(value),
    lineStyle: { color: 'var(--ink)', width: 1.5, type: side === 'permit' ? 'solid' : [3, 3] },
    label: {
      formatter: () => `${side} ${value}`,
      color: 'var(--ink)',
      textBorderColor: 'transparent',
      fontSize: 12,
      offset: [0, -15 * level],
    },
  }
}

function tableOf(bins: Bins): string {
  const rows = coarseBins(bins)
    .filter(({ verdicts }) => verdicts.some(count => count > 0))
    .map(({ from, verdicts }) => [`from ${from}`, ...verdicts] as const)
  return plainTable(['Confidence', 'Permit', 'Review', 'Deny', 'Not applicable'], rows)
}
