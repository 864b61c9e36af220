import type { AgentModel } from '../../policy/model.ts'
import { formatInstant } from '../../values/instant.ts'
import { dayAt, siteDays } from '../frame/calendar-days.ts'
import { HOUR } from '../gates/judge-agent-limit.ts'
import type { LedgerSpan } from '../gates/ledger-line.ts'
import { agentKey, ledgerKey } from '../gates/ledger-line.ts'
import { agentsOf } from '../guards/agents-of.ts'
import type { Candidate } from '../options/candidate.ts'
import { eligible } from '../options/panel.ts'
import type { BudgetProgram } from '../program/program.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'
import { frameOf } from '../speaker.ts'
import type { Walked } from '../walk.ts'
import type { LedgerQuery } from './need.ts'

/** The line of every budget for every plan that may be chosen, for the one that was chosen, and of the agent whose actions are counted. */
export function ledgerToGather({ scene, choosing }: Walked): readonly LedgerQuery[] {
  const queries = new Map<string, LedgerQuery>()
  // A plan that somebody asks for is judged by the gates also where it is struck.
  const asked = choosing.chosen === undefined ? [] : [choosing.chosen.judged]
  const candidates = [...eligible(choosing.panel), ...asked].map(({ candidate }) => candidate)
  for (const speaker of [scene.own, ...scene.guards]) {
    const budgets = speaker.program.gates.filter(gate => gate.kind === 'budget')
    for (const gate of budgets) {
      for (const key of keysOf(speaker, gate, candidates)) queries.set(key, { key, window: windowOf(gate.model.per, scene) })
    }
  }
  for (const key of agentKeys(scene)) queries.set(key, { key, window: windowOf(HOUR, scene) })
  return [...queries.values()].filter(({ key }) => !Object.hasOwn(scene.input.ledger, key))
}

function keysOf(speaker: Speaker, gate: BudgetProgram, candidates: readonly Candidate[]): readonly string[] {
  return candidates.flatMap(candidate => ledgerKey(speaker.program.model.id, gate, frameOf(speaker, candidate)) ?? [])
}

function windowOf(per: LedgerSpan, scene: Scene): LedgerQuery['window'] {
  if (per.kind === 'rolling') return { kind: 'rolling', until: formatInstant(scene.now), ms: per.ms }
  const { site } = scene
  return site === undefined ? { kind: 'day' } : { kind: 'day', site, ...dayOf(scene, site) }
}

function dayOf({ now, own: { base } }: Scene, site: string): { readonly from?: string; readonly until?: string } {
  const days = siteDays(base, site)
  const today = days === undefined ? undefined : dayAt(days, now)
  return today === undefined ? {} : { from: formatInstant(today.starts), until: formatInstant(today.ends) }
}

function agentKeys(scene: Scene): readonly string[] {
  return agentsCounted(scene).flatMap(({ id, limits }) => (limits === undefined ? [] : [agentKey(id)]))
}

/** The agents of whoever may choose here, or chose what is released. */
function agentsCounted({ program, askers, input: { trigger } }: Scene): readonly AgentModel[] {
  switch (trigger.kind) {
    case 'event':
      return program.propose?.model.by.kind === 'scorer' ? agentsOf(program, program.propose.model.by) : []
    case 'proposal':
      return askers
    case 'release':
      return trigger.shown.choice === undefined ? [] : agentsOf(program, trigger.shown.choice.by)
    case 'expiry':
      return []
  }
}
