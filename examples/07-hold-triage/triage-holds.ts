import type { Decision, DecisionInput, PolicySet } from '@countersign/core'
import { decide, lineReader, loadPolicies, needs, readRecordedLine } from '@countersign/core'
import type { ScoringHost } from '@countersign/core/scoring'
import { withScoring } from '@countersign/core/scoring'
import { openPrecedents } from '@countersign/core/sqlite'
import { policyPacks } from '@countersign/policies'
import { heldOrders } from './sample-holds.ts'
import { holdTriage } from './scorer.ts'

const SEED = 20_260_316

/** A decision, and the procedures that the scorer was shown for it. */
export interface TriagedHold {
  readonly decision: Decision
  readonly procedures: readonly string[]
}

/** Decides made-up holds as a host would: facts with the event, procedures for the question, an answer, a decision. */
export async function* triageHolds(count: number): AsyncGenerator<TriagedHold> {
  const policies = await holdPolicies()
  const precedents = openPrecedents()
  try {
    const issues = await precedents.addDocuments(new URL('./sop/', import.meta.url))
    if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('\n'))
    const host = { scorers: { 'hold-triage': holdTriage }, retriever: precedents.retriever({ limit: 2 }) }
    for (const input of inputs(policies, count)) yield await triage(policies, input, host)
  } finally {
    precedents.close()
  }
}

async function holdPolicies(): Promise<PolicySet> {
  const loaded = await loadPolicies({ folder: new URL('./policies/', import.meta.url), packs: await policyPacks() })
  if (loaded.kind === 'loaded') return loaded.policies
  throw new Error(loaded.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
}

function* inputs(policies: PolicySet, count: number): Generator<DecisionInput> {
  const reader = lineReader(policies)
  let number = 0
  for (const held of heldOrders(SEED, count)) {
    number += 1
    const line = readRecordedLine(reader, JSON.stringify(held), { file: 'sample', line: number })
    if (line.kind === 'event') yield* line.inputs
  }
}

async function triage(policies: PolicySet, input: DecisionInput, host: ScoringHost): Promise<TriagedHold> {
  const need = needs(policies, input)
  const scored = need.kind === 'score' ? await withScoring(policies, input, need, host) : input
  const shown = scored.scoring['']?.provenance?.precedents ?? []
  return { decision: decide(policies, scored), procedures: shown.map(({ source }) => source) }
}
