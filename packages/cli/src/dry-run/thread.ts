import { parentPort, workerData } from 'node:worker_threads'
import { lineReader, loadPolicies } from '@countersign/core'
import { answeringFrom } from '../cassette/answering.ts'
import { createSampling } from '../report-data/sampling.ts'
import type { BlockQueue } from './block-queue.ts'
import { blockQueue } from './block-queue.ts'
import { deciderOf } from './replay.ts'
import type { ThreadAnswer, ThreadRequest, ThreadSetup } from './thread-message.ts'

// A thread of a dry run, started by `thread-lane.ts`. What throws here ends the thread, and the run with it.

const { bundle, key, write, report, answering }: ThreadSetup = workerData
const loaded = await loadPolicies({ bundle })
if (loaded.kind === 'refused') throw new Error(`a thread cannot load the policies: ${loaded.issues[0].message}`)
const { policies } = loaded
const queue = blockQueue({
  policies,
  reader: lineReader(policies),
  key,
  write,
  decide: deciderOf(policies, 'recorded', await answeringFrom(policies, answering)),
  sampling: report ? createSampling() : undefined,
})

parentPort?.on('message', (request: ThreadRequest) => {
  const { answer, handedOver } = answerTo(queue, request)
  parentPort?.postMessage(answer, handedOver)
})

interface Answer {
  readonly answer: ThreadAnswer
  /** Memory that moves instead of being copied. */
  readonly handedOver: readonly ArrayBuffer[]
}

function answerTo({ read, decide }: BlockQueue, request: ThreadRequest): Answer {
  switch (request.kind) {
    case 'read': {
      const ids = read(request.block)
      return { answer: { kind: 'read', ids }, handedOver: [ids.buffer] }
    }
    case 'decide': {
      const decided = decide(request.fresh)
      return { answer: { kind: 'decided', decided }, handedOver: [decided.written.buffer] }
    }
  }
}
