import { fileURLToPath } from 'node:url'
import type { Decision, DecisionInput, PolicySet, SimulatedLedger } from '@countersign/core'
import { lineReader, loadPolicies, needs, readRecordedLine, simulate, simulatedLedger } from '@countersign/core'
import { withScoring } from '@countersign/core/scoring'
import { policyPacks } from '@countersign/policies'
import { sampleLines } from '../01-order-release/sample-orders.ts'
import { release } from './scorer.ts'

const folder = fileURLToPath(new URL('../01-order-release/policies/', import.meta.url))

/** How many of the sample orders end in what; the scorer is asked while they are decided. */
export async function decideOrders(most: number = Number.POSITIVE_INFINITY): Promise<ReadonlyMap<string, number>> {
  const loaded = await loadPolicies({ folder, packs: await policyPacks() })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  const counts = new Map<string, number>()
  const ledger = simulatedLedger()
  for (const input of inputs(loaded.policies, most)) count(counts, await decideLive(loaded.policies, input, ledger))
  return counts
}

/** Facts are in the recording; the answer of its scorer is left out, so `needs` asks ours. */
function* inputs(policies: PolicySet, most: number): Generator<DecisionInput> {
  const reader = lineReader(policies)
  let number = 0
  for (const text of sampleLines()) {
    number += 1
    if (number > most) return
    const { scoring: _recorded, ...event } = JSON.parse(text)
    const line = readRecordedLine(reader, JSON.stringify(event), { file: 'sample', line: number })
    if (line.kind === 'event') yield* line.inputs
  }
}

/** The question is asked on a fresh ledger and decided on the day's: budgets judge the choice, they are not part of the question. */
async function decideLive(policies: PolicySet, recorded: DecisionInput, ledger: SimulatedLedger): Promise<Decision> {
  const { input } = simulate(policies, recorded, simulatedLedger())
  const need = needs(policies, input)
  const scored = need.kind === 'score' ? await withScoring(policies, input, need, { scorers: { release } }) : input
  return simulate(policies, scored, ledger).decision
}

function count(counts: Map<string, number>, decision: Decision): void {
  if (decision.kind !== 'single') return
  const { chosen, enforcement } = decision
  const kind = `${enforcement.padEnd(19)} ${chosen?.plan.option ?? '(nobody)'} by ${chosen?.by.kind ?? 'nobody'}`
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}
