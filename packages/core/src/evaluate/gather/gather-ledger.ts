import { formatInstant } from '../../values/instant.ts'
import { agentKey, ledgerKey } from '../gates/ledger-line.ts'
import type { Candidate } from '../options/candidate.ts'
import { eligible } from '../options/panel.ts'
import type { BudgetProgram } from '../program/program.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'
import { frameOf } from '../speaker.ts'
import type { Walked } from '../walk.ts'
import type { LedgerQuery } from './need.ts'

const HOUR_MS = 3_600_000

/** The line of every budget for every plan that may be chosen, for the one that was chosen, and of the agent whose actions are counted. */
export function ledgerToGather({ scene, choosing }: Walked): readonly LedgerQuery[] {
  const queries = new Map<string, LedgerQuery>()
  // A plan that somebody asks for is judged by the gates also where it is struck.
  const asked = choosing.chosen === undefined ? [] : [choosing.chosen.judged]
  const candidates = [...eligible(choosing.panel), ...asked].map(({ candidate }) => candidate)
  for (const speaker of [scene.own, ...scene.guards]) {
    const budgets = speaker.program.gates.filter(gate => gate.kind === 'budget')
    for (const gate of budgets) {
      for (const key of keysOf(speaker, gate, candidates)) queries.set(key, { key, window: windowOf(gate, scene) })
    }
  }
  for (const key of agentKeys(scene)) queries.set(key, { key, window: { kind: 'rolling', until: formatInstant(scene.now), ms: HOUR_MS } })
  return [...queries.values()].filter(({ key }) => !Object.hasOwn(scene.input.ledger, key))
}

function keysOf(speaker: Speaker, gate: BudgetProgram, candidates: readonly Candidate[]): readonly string[] {
  return candidates.flatMap(candidate => ledgerKey(speaker.program.model.id, gate, frameOf(speaker, candidate)) ?? [])
}

function windowOf({ model: { per } }: BudgetProgram, { site, now }: Scene): LedgerQuery['window'] {
  if (per.kind === 'day') return { kind: 'day', ...(site === undefined ? {} : { site }) }
  return { kind: 'rolling', until: formatInstant(now), ms: per.ms }
}

function agentKeys({ program, asker, input: { trigger } }: Scene): readonly string[] {
  const agent =
    trigger.kind === 'proposal'
      ? asker
      : trigger.kind === 'event' && program.propose?.model.by.kind === 'scorer'
        ? program.agent
        : undefined
  return agent?.limits === undefined ? [] : [agentKey(agent.id)]
}
