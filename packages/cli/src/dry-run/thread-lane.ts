import { Worker } from 'node:worker_threads'
import type { DecidedBlock } from './decide-block.ts'
import type { FileBlock, Lane } from './lane.ts'
import type { ThreadAnswer, ThreadRequest, ThreadSetup } from './thread-message.ts'
import { YOUNG_SPACE_MEGABYTES } from './young-space.ts'

/** From sources the thread is TypeScript, and finds our other packages by the same condition as we did. */
const FROM_SOURCE = import.meta.url.endsWith('.ts')
const SCRIPT = new URL(FROM_SOURCE ? './thread.ts' : './thread.js', import.meta.url)
const OPTIONS = FROM_SOURCE ? ['--conditions=@countersign/source'] : []

/**
 * What a thread keeps small, V8 collects early: without limits a heap grows for as long as a run goes on. Two thirds of a young generation
 * are the space that new objects take turns in. The old one has room for the two most costly lines there can be, many times over.
 */
const LIMITS = { maxYoungGenerationSizeMb: YOUNG_SPACE_MEGABYTES * 1.5, maxOldGenerationSizeMb: 512 }

interface Waiting<T> {
  readonly resolve: (answer: T) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts a thread that reads and decides. If it ends before it is closed, whatever was asked of it and what will be is rejected: a run
 * that lost lines must not look complete.
 */
export function threadLane(setup: ThreadSetup, script: URL = SCRIPT): Lane {
  const worker = new Worker(script, { workerData: setup, execArgv: OPTIONS, resourceLimits: LIMITS })
  const reads: Waiting<Int32Array>[] = []
  const decisions: Waiting<DecidedBlock>[] = []
  let failure: Error | undefined
  const fail = (cause: unknown): void => {
    failure ??= new Error(`a thread of the dry run ended: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    for (const { reject } of [...reads.splice(0), ...decisions.splice(0)]) reject(failure)
  }
  worker.on('message', (answer: ThreadAnswer) => {
    if (answer.kind === 'read') reads.shift()?.resolve(answer.ids)
    else decisions.shift()?.resolve(answer.decided)
  })
  worker
    .on('messageerror', fail)
    .on('error', fail)
    .on('exit', code => fail(`exit code ${code}`))
  const ask = <T>(queue: Waiting<T>[], request: ThreadRequest, handedOver: readonly ArrayBuffer[]): Promise<T> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure)
      queue.push({ resolve, reject })
      worker.postMessage(request, handedOver)
    })
  return {
    read: block => ask(reads, { kind: 'read', block }, memoryOf(block)),
    decide: fresh => ask(decisions, { kind: 'decide', fresh }, [fresh.buffer]),
    close: async () => {
      await worker.terminate()
    },
  }
}

function memoryOf({ block }: FileBlock): readonly ArrayBuffer[] {
  return block.kind === 'lines' ? [block.bytes.buffer] : []
}
