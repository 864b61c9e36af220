import type { AgentModel } from '../../policy/model.ts'
import { decimalOfInteger } from '../../values/decimal.ts'
import type { Chosen } from '../choice/choosing.ts'
import { withinBound } from '../frame/within-bound.ts'
import { addMeasures, encodeMeasure } from '../options/measure.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { GatesOutcome } from './judge-gates.ts'
import { agentKey, usedOf } from './ledger-line.ts'

const NONE: GatesOutcome = { reasons: [], charges: [] }
const COUNT = { kind: 'count' } as const

/** Actions an hour of the agent that chose. A count that is not known is review, whatever `over` says. */
export function judgeAgentLimit(scene: Scene, { by, gates, judged: { candidate } }: Chosen): GatesOutcome {
  const agent = gates === 'all' ? agentOf(scene, by.kind) : undefined
  if (agent?.limits === undefined) return NONE
  const { actionsPerHour, over } = agent.limits
  const key = agentKey(agent.id)
  const asked = decimalOfInteger(candidate.steps.length) ?? 0
  const of = encodeMeasure(COUNT, asked) ?? '0'
  const used = usedOf(scene, key, COUNT, 'rolling')
  const total = used === undefined ? undefined : addMeasures(used, asked)
  const within = total === undefined ? undefined : withinBound(total, decimalOfInteger(actionsPerHour))
  const charges = [{ key, of, counts: 'all' as const }]
  if (within === true) return { reasons: [], charges }
  const { queue } = scene.program
  const vote = candidate.steps.every(({ certain }) => certain) ? over : 'review'
  if (within === false) return { reasons: [builtIn('agent-limit', vote, queue, { saw: [['agent', agent.id]] })], charges }
  return {
    reasons: [builtIn('agent-limit', 'review', queue, { saw: [['agent', agent.id]], missing: [[`ledger ${key}`, 'not-asked']] })],
    charges,
  }
}

function agentOf({ program, asker }: Scene, author: Chosen['by']['kind']): AgentModel | undefined {
  if (author === 'scorer') return program.agent
  return author === 'agent' ? asker : undefined
}
