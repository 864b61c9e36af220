// Forked by the scoring question: the fake model's server in a process of its own, so that its work is not on our clock.
import { startFakeLlm } from '@countersign/core/testing'

const llm = await startFakeLlm({ keep: 0 })
process.send?.(llm.url)
process.once('disconnect', () => void llm.close())
