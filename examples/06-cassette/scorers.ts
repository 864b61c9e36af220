import { openaiScorer } from '@countersign/core/openai'
import type { Scorer } from '@countersign/core/scoring'
import { startFakeLlm } from '@countersign/core/testing'
import { OpenAI } from 'openai'

/**
 * What `--scorers` loads: scorers by the names that policies give them. The client and the way over HTTP are real; the server stands in
 * this process and answers with a hash of the question, so its answers say nothing about orders or about any model.
 */
const server = await startFakeLlm()
export const release: Scorer = openaiScorer({
  client: new OpenAI({ apiKey: 'not-needed-here', baseURL: server.url }),
  model: 'fake',
  api: 'responses',
})
