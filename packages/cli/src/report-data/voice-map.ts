import type { CountedRow } from '../dry-run/decided-rows.ts'
import type { Tally } from '../dry-run/tally.ts'
import { createTally, OTHER } from '../dry-run/tally.ts'

/** What was chosen and what spoke at one site, under one policy. Names most frequent first. */
export interface SiteVoices {
  readonly decisions: number
  readonly options: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, number>>
}

/** By policy and site, both in the order of their names; decisions without a site are under the empty name. */
export type VoiceMap = readonly (readonly [policy: string, sites: readonly (readonly [site: string, voices: SiteVoices])[]])[]

export interface VoiceMapBuilder {
  readonly add: (row: CountedRow) => void
  readonly map: () => VoiceMap
}

interface Counting {
  decisions: number
  readonly options: Tally
  readonly reasons: Tally
}

/** Of each policy. Sites, options and codes come from outside in any number; further ones are counted together. */
const MAX_SITES = 200
const MAX_NAMES = 100

export function createVoiceMap(): VoiceMapBuilder {
  const policies = new Map<string, Map<string, Counting>>()
  const countingOf = (policy: string, site: string): Counting => {
    const sites = policies.get(policy) ?? new Map<string, Counting>()
    policies.set(policy, sites)
    const kept = sites.has(site) || sites.size < MAX_SITES ? site : OTHER
    const counting = sites.get(kept) ?? { decisions: 0, options: createTally(MAX_NAMES), reasons: createTally(MAX_NAMES) }
    sites.set(kept, counting)
    return counting
  }
  return {
    add: ([{ policy, site = '', option, reasons }, decisions]) => {
      const counting = countingOf(policy, site)
      counting.decisions += decisions
      if (option !== undefined) counting.options.add(option.replace(/\[.*$/s, '[…]'), decisions)
      for (const reason of reasons) counting.reasons.add(reason, decisions)
    },
    map: () =>
      byName(policies).map(([policy, sites]) => [policy, byName(sites).map(([site, counting]) => [site, voices(counting)] as const)]),
  }
}

function voices({ decisions, options, reasons }: Counting): SiteVoices {
  return { decisions, options: options.counts(), reasons: reasons.counts() }
}

function byName<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
