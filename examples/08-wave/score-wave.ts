import { fileURLToPath } from 'node:url'
import { loadPolicies } from '@countersign/core'
import { openaiScorer } from '@countersign/core/openai'
import type { ScoringProvenance } from '@countersign/core/scoring'
import { scoreMembers } from '@countersign/core/scoring'
import type { ReceivedRequest } from '@countersign/core/testing'
import { startFakeLlm } from '@countersign/core/testing'
import { policyPacks } from '@countersign/policies'
import { OpenAI } from 'openai'
import { waveOrders, waveQuestion } from './wave-orders.ts'
import type { WaveRequest } from './wave-request.ts'
import { waveRequest } from './wave-request.ts'

export interface ScoredWave {
  readonly request: WaveRequest
  readonly provenance: ScoringProvenance
  /** What the model's server was sent. */
  readonly asked: readonly ReceivedRequest[]
}

/**
 * The whole way is real but the model: the `openai` client asks a server in this process, whose answers are a hash of the question. Take
 * the client's `baseURL` away and give it a key, and a model ranks the orders.
 */
export async function scoreWave(count: number): Promise<ScoredWave> {
  const loaded = await loadPolicies({ folder: fileURLToPath(new URL('./policies/', import.meta.url)), packs: await policyPacks() })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  const orders = waveOrders(count)
  const server = await startFakeLlm()
  try {
    const client = new OpenAI({ apiKey: 'not-needed-here', baseURL: server.url })
    const scorer = openaiScorer({ client, model: 'fake', api: 'responses' })
    const batch = { tenant: 'main', key: 'W-2026-03-21-07' }
    const ranked = await scoreMembers(loaded.policies, batch, waveQuestion(orders), { scorers: { 'release-priority': scorer } })
    if (ranked.status === 'failed') throw new Error(`${ranked.code}: ${ranked.detail}`)
    const parameters = { workZone: 'ZONE-A', carrierCode: 'FEDX_GROUND', cutoffTime: '2026-03-21T18:00:00Z' }
    return { request: waveRequest(batch.key, orders, ranked.score, parameters), provenance: ranked.provenance, asked: server.received }
  } finally {
    await server.close()
  }
}
