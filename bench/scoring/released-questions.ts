import type { DecisionInput, Need, PolicySet } from '@countersign/core'
import { lineReader, loadPolicies, needs, readRecordedLine, simulate, simulatedLedger } from '@countersign/core'
import { policyPacks } from '@countersign/policies'
import { sampleLines } from '../../examples/01-order-release/sample-orders.ts'

const FOLDER = new URL('../../examples/01-order-release/policies/', import.meta.url)

/** An order that waits for the answer of a scorer. */
export interface Waiting {
  readonly input: DecisionInput
  readonly need: Extract<Need, { kind: 'score' }>
}

/** The first orders of the sample that reach their scorer. */
export async function waitingOrders(most: number): Promise<{ readonly policies: PolicySet; readonly waiting: readonly Waiting[] }> {
  const loaded = await loadPolicies({ folder: FOLDER, packs: await policyPacks() })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  const { policies } = loaded
  const reader = lineReader(policies)
  const waiting: Waiting[] = []
  for (const text of sampleLines()) {
    const { scoring: _recorded, ...event } = JSON.parse(text)
    const line = readRecordedLine(reader, JSON.stringify(event), { file: 'sample', line: 1 })
    for (const recorded of line.kind === 'event' ? line.inputs : []) {
      const { input } = simulate(policies, recorded, simulatedLedger())
      const need = needs(policies, input)
      if (need.kind === 'score') waiting.push({ input, need })
    }
    if (waiting.length >= most) break
  }
  return { policies, waiting }
}
