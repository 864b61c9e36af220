import { escapeMarkup } from '../format/escape-markup.ts'
import type { VoiceMap } from '../report-data/voice-map.ts'
import type { HeatGroup } from './heat-table.ts'
import { heatTable } from './heat-table.ts'
import type { LegendEntry } from './legend.ts'
import { legend, occurring } from './legend.ts'
import type { Plotter } from './plotter.ts'
import type { Section } from './section.ts'
import { shareBars } from './share-bars.ts'
import type { ShownSite } from './voice-sites.ts'
import { countOf, shownNames, shownSites } from './voice-sites.ts'

/** As many as can be told apart; further options are one colour. */
const COLOURS = 8

export function voicesSection(voices: VoiceMap, plot: Plotter): Section {
  const policies = voices.map(([policy, sites]) => `<h3>${escapeMarkup(policy)}</h3>${ofPolicy(shownSites(sites), plot)}`)
  return {
    id: 'voices',
    title: 'Options and reasons by policy and site',
    about:
      'What was chosen at each site, and how often each voice spoke there, as a share of the site’s decisions. One decision can have several reasons.',
    content: policies.join(''),
  }
}

function ofPolicy(sites: readonly ShownSite[], plot: Plotter): string {
  const columns = sites.map(({ name, voices }) => ({ name, whole: voices.decisions }))
  const groups = [groupOf('Chosen option', sites, 'options'), groupOf('Reasons', sites, 'reasons')].filter(({ rows }) => rows.length > 0)
  return optionsPlot(sites, plot) + heatTable({ columns, groups })
}

function groupOf(title: string, sites: readonly ShownSite[], of: 'options' | 'reasons'): HeatGroup {
  const names = shownNames(sites, of)
  return { title, rows: names.map(name => ({ name, counts: sites.map(({ voices }) => countOf(voices[of], name, names)) })) }
}

function optionsPlot(sites: readonly ShownSite[], plot: Plotter): string {
  const names = shownNames(sites, 'options')
  if (names.length === 0) return ''
  const heads = names.slice(0, names.length > COLOURS ? COLOURS - 1 : COLOURS)
  const others = heads.length < names.length
  const parts: readonly LegendEntry[] = [
    ...heads.map((name, index) => ({ name, tone: `c${index + 1}` })),
    ...(others ? [{ name: 'other options', tone: `c${COLOURS}` }] : []),
    { name: 'none', tone: 'none' },
  ]
  const bars = sites.map(({ name, voices }) => {
    const counts = heads.map(head => countOf(voices.options, head, heads))
    const chosen = sum(Object.values(voices.options))
    return { name, counts: [...counts, ...(others ? [chosen - sum(counts)] : []), voices.decisions - chosen] }
  })
  return (
    legend(occurring(parts, bars)) +
    plot(shareBars('Bars of shares: the chosen option by site. The figures follow as a table.', bars, parts))
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
