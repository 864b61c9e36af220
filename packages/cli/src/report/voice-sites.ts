import { OTHER } from '../dry-run/tally.ts'
import type { SiteVoices, VoiceMap } from '../report-data/voice-map.ts'

/** The sites of one policy that are shown, the largest first; the others are added up to one. */
export interface ShownSite {
  readonly name: string
  readonly voices: SiteVoices
}

const SHOWN_SITES = 12
const SHOWN_NAMES = 20

export function shownSites(sites: VoiceMap[number][1]): readonly ShownSite[] {
  const sorted = sites.toSorted(([, a], [, b]) => b.decisions - a.decisions).map(([name, voices]) => ({ name: name || 'no site', voices }))
  const rest = sorted.slice(SHOWN_SITES)
  const shown = sorted.slice(0, SHOWN_SITES)
  return rest.length === 0 ? shown : [...shown, { name: `${rest.length} others`, voices: together(rest) }]
}

/** What all sites have, most frequent first; the less frequent ones are one name. */
export function shownNames(sites: readonly ShownSite[], of: 'options' | 'reasons'): readonly string[] {
  const all = Object.entries(together(sites)[of]).toSorted(([, a], [, b]) => b - a)
  const names = all.map(([name]) => name).filter(name => name !== OTHER)
  return names.length > SHOWN_NAMES || names.length < all.length ? [...names.slice(0, SHOWN_NAMES), OTHER] : names
}

/** How often a name was counted; of the other names, those that are not shown. */
export function countOf(counts: SiteVoices['options'], name: string, shown: readonly string[]): number {
  if (name !== OTHER) return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0
  const hidden = Object.entries(counts).filter(([other]) => other === OTHER || !shown.includes(other))
  return hidden.reduce((sum, [, count]) => sum + count, 0)
}

function together(sites: readonly ShownSite[]): SiteVoices {
  const of = (kind: 'options' | 'reasons'): SiteVoices['options'] => {
    const sums = new Map<string, number>()
    for (const { voices } of sites) for (const [name, count] of Object.entries(voices[kind])) sums.set(name, (sums.get(name) ?? 0) + count)
    return Object.fromEntries(sums)
  }
  return { decisions: sites.reduce((sum, { voices }) => sum + voices.decisions, 0), options: of('options'), reasons: of('reasons') }
}
