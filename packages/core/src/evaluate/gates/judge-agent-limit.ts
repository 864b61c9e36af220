import type { AgentModel } from '../../policy/model.ts'
import { decimalOfInteger } from '../../values/decimal.ts'
import type { Chosen } from '../choice/choosing.ts'
import { withinBound } from '../frame/within-bound.ts'
import { agentsOf } from '../guards/agents-of.ts'
import type { Candidate } from '../options/candidate.ts'
import { addMeasures, encodeMeasure } from '../options/measure.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { GatesOutcome } from './judge-gates.ts'
import type { LedgerSpan } from './ledger-line.ts'
import { agentKey, usedOf, whyNotUsed } from './ledger-line.ts'
import { stillDue } from './still-due.ts'

const COUNT = { kind: 'count' } as const

/** The window of every agent's limit. */
export const HOUR: LedgerSpan = { kind: 'rolling', ms: 3_600_000 }

/** Actions an hour of the agent that chose, also where people had to approve them. */
export function judgeAgentLimit(scene: Scene, { by, judged: { candidate } }: Chosen): GatesOutcome {
  const outcomes = agentsOf(scene.program, by).map(agent => judgeLimitOf(scene, agent, candidate))
  return { reasons: outcomes.flatMap(({ reasons }) => reasons), charges: outcomes.flatMap(({ charges }) => charges) }
}

/** A count that is not known is review, whatever `over` says. */
function judgeLimitOf(scene: Scene, { id, limits }: AgentModel, { steps }: Candidate): GatesOutcome {
  if (limits === undefined) return { reasons: [], charges: [] }
  const key = agentKey(id)
  const asked = stillDue(scene, key, decimalOfInteger(steps.length) ?? 0, COUNT)
  const charges = [{ key, of: encodeMeasure(COUNT, asked) ?? '0', counts: 'all' as const }]
  const used = usedOf(scene, key, COUNT, HOUR)
  const total = used === undefined ? undefined : addMeasures(used, asked)
  const within = total === undefined ? undefined : withinBound(total, decimalOfInteger(limits.actionsPerHour))
  if (within === true) return { reasons: [], charges }
  const vote = within === false && steps.every(({ certain }) => certain) ? limits.over : 'review'
  const missing = within === false ? [] : [whyNotUsed(scene, key)]
  return { reasons: [builtIn('agent-limit', vote, scene.program.queue, { saw: [['agent', id]], missing })], charges }
}
