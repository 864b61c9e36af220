import { escapeMarkup } from '../format/escape-markup.ts'
import type { VoiceMap } from '../report-data/voice-map.ts'
import { heatTable } from './heat-table.ts'
import type { LegendEntry } from './legend.ts'
import { legend } from './legend.ts'
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
  return optionsOf(sites, plot) + reasonsOf(sites)
}

function optionsOf(sites: readonly ShownSite[], plot: Plotter): string {
  const names = shownNames(sites, 'options')
  if (names.length === 0) return ''
  const heads = names.slice(0, names.length > COLOURS ? COLOURS - 1 : COLOURS)
  const parts: readonly LegendEntry[] = [
    ...heads.map((name, index) => ({ name, tone: `c${index + 1}` })),
    ...(heads.length < names.length ? [{ name: 'other options', tone: `c${COLOURS}` }] : []),
    { name: 'none', tone: 'none' },
  ]
  const bars = sites.map(({ name, voices }) => {
    const counts = heads.map(head => countOf(voices.options, head, heads))
    const chosen = Object.values(voices.options).reduce((sum, count) => sum + count, 0)
    const rest = heads.length < names.length ? [chosen - counts.reduce((sum, count) => sum + count, 0)] : []
    return { name, counts: [...counts, ...rest, voices.decisions - chosen] }
  })
  const drawn = plot(shareBars('Bars of shares: the chosen option by site. The figures follow as a table.', bars, parts))
  return legend(parts) + drawn + heat('Chosen option', sites, 'options')
}

function reasonsOf(sites: readonly ShownSite[]): string {
  return heat('Reasons', sites, 'reasons')
}

function heat(caption: string, sites: readonly ShownSite[], of: 'options' | 'reasons'): string {
  const names = shownNames(sites, of)
  if (names.length === 0) return ''
  return heatTable({
    caption,
    columns: sites.map(({ name, voices }) => ({ name, whole: voices.decisions })),
    rows: names.map(name => ({ name, counts: sites.map(({ voices }) => countOf(voices[of], name, names)) })),
  })
}
