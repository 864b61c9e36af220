import { expect, test } from 'vitest'
import { randomIdKey } from './id-hash.ts'
import type { FileBlock, Lane } from './lane.ts'
import { threadLane } from './thread-lane.ts'

const SETUP = { bundle: '', key: randomIdKey(), write: false, report: false, answering: undefined }

/** Answers the first thing that it is asked, and does `then` when it is asked again. */
function lane(then: string): Lane {
  const script = `
    import { parentPort } from 'node:worker_threads'
    let asked = 0
    parentPort.on('message', () => {
      asked += 1
      if (asked === 1) parentPort.postMessage({ kind: 'read', ids: new Int32Array(4) })
      else ${then}
    })`
  return threadLane(SETUP, new URL(`data:text/javascript,${encodeURIComponent(script)}`))
}

function block(): FileBlock {
  return { file: 'f', block: { kind: 'lines', first: 1, count: 1, bytes: new Uint8Array(1) } }
}

test.each([
  ['throws', "throw new Error('no more')", 'a thread of the dry run ended: no more'],
  ['ends', 'process.exit(7)', 'a thread of the dry run ended: exit code 7'],
  ['ends as if all were well', 'process.exit(0)', 'a thread of the dry run ended: exit code 0'],
])('a thread that %s rejects what was asked of it, and what will be', async (_, then, message) => {
  const dying = lane(then)
  await expect(dying.read(block())).resolves.toHaveLength(4)
  const asked = [dying.read(block()), dying.decide(new Uint8Array(1)), dying.decide(new Uint8Array(1))]
  for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: { message } })
  await expect(dying.decide(new Uint8Array(1))).rejects.toThrow(message)
  await dying.close()
})

test('a thread that cannot load the policies says why', async () => {
  const lost = threadLane(SETUP)
  await expect(lost.read(block())).rejects.toThrow(/a thread cannot load the policies: /)
  await lost.close()
})
