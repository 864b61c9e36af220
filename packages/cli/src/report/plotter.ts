import type { EChartsCoreOption } from 'echarts/core'
import { escapeMarkup } from '../format/escape-markup.ts'
import { cleanSvg } from './clean-svg.ts'

/** A plot in words: `says` is what a person who cannot see it is told; the figures stand beside it in a table. */
export interface Plot {
  readonly says: string
  readonly height: number
  readonly option: (width: number) => EChartsCoreOption
}

/** Draws a plot as SVG, once for a wide page and once for a narrow one, so that its text can be read on both. */
export type Plotter = (plot: Plot) => string

const WIDTHS = { wide: 960, narrow: 360 } as const

/** Loads the plotting library, which nothing else needs. No browser is involved. */
export async function loadPlotter(): Promise<Plotter> {
  const [{ init, use }, { BarChart }, { GridComponent, MarkLineComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  use([BarChart, GridComponent, MarkLineComponent, SVGRenderer])

  const draw = ({ says, height, option }: Plot, kind: keyof typeof WIDTHS): string => {
    const width = WIDTHS[kind]
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    try {
      chart.setOption({ animation: false, backgroundColor: 'transparent', textStyle: TEXT, ...option(width) })
      const inside = cleanSvg(chart.renderToSVGString())
      return `<svg class="${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(says)}">${inside}</svg>`
    } finally {
      chart.dispose()
    }
  }
  return plot => `<figure>${draw(plot, 'wide')}${draw(plot, 'narrow')}</figure>`
}

/** The page's own colours, which follow light and dark; one drawing serves both. */
const TEXT = { fontFamily: 'sans-serif', fontSize: 12, color: 'var(--soft)' }

export const AXIS_LABEL = { color: 'var(--soft)', fontSize: 12 }
export const AXIS_LINE = { lineStyle: { color: 'var(--line)' } }
