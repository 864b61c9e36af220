import { expect, test } from 'vitest'
import type { DecidedBlock } from './decide-block.ts'
import { hashId, ID_WORDS, randomIdKey } from './id-hash.ts'
import type { Lanes } from './in-block-order.ts'
import { inBlockOrder } from './in-block-order.ts'
import type { FileBlock, Lane } from './lane.ts'
import { createSeenIds } from './seen-ids.ts'
import { createSummaryPart } from './summary-part.ts'

const key = randomIdKey()
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

function blockOf(first: number): FileBlock {
  return { file: 'f', block: { kind: 'lines', first, count: 1, bytes: new Uint8Array() } }
}

/** A lane that takes its time; each block has one id, `line % 5`, and what it decides is which of them were new. */
function slowLane(wait: () => number): Lane {
  const waiting: number[] = []
  return {
    read: async ({ block }) => {
      waiting.push(block.first)
      const ids = new Int32Array(ID_WORDS)
      hashId(key, String(block.first % 5), ids, 0)
      await pause(wait())
      return ids
    },
    decide: async (fresh): Promise<DecidedBlock> => {
      const line = waiting.shift() ?? 0
      await pause(wait())
      const written = new Uint8Array(Buffer.from(`${line}:${fresh.join()} `))
      return { part: createSummaryPart().part(), written, warnings: 0 }
    },
    close: async () => undefined,
  }
}

function lanesOf(all: readonly Lane[], room: number): Lanes {
  let turn = 0
  return {
    next: () => {
      turn += 1
      const lane = all[turn % all.length]
      if (lane === undefined) throw new Error('no lane')
      return lane
    },
    room: () => room,
  }
}

async function* counting(count: number, pulled: { read: number }): AsyncGenerator<FileBlock> {
  for (let line = 1; line <= count; line += 1) {
    pulled.read = line
    yield blockOf(line)
  }
}

test('whatever the lanes take, blocks are merged in their order, and the first of equal ids counts', async () => {
  let seed = 7
  const wait = (): number => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed % 4
  }
  const lanes = lanesOf([slowLane(wait), slowLane(wait), slowLane(wait)], 6)
  let merged = ''
  await inBlockOrder(counting(40, { read: 0 }), {
    lanes,
    seen: createSeenIds(),
    merge: async (_, { written }) => {
      merged += Buffer.from(written).toString()
    },
    failed: () => undefined,
  })
  const expected = Array.from({ length: 40 }, (_, index) => `${index + 1}:${index < 5 ? 1 : 0} `)
  expect(merged).toBe(expected.join(''))
})

test('no more blocks are read than there is room for, however slow lanes and writing are', async () => {
  const pulled = { read: 0 }
  const lanes = lanesOf([slowLane(() => 2), slowLane(() => 2)], 4)
  let [merged, most] = [0, 0]
  await inBlockOrder(counting(60, pulled), {
    lanes,
    seen: createSeenIds(),
    merge: async () => {
      most = Math.max(most, pulled.read - merged)
      await pause(1)
      merged += 1
    },
    failed: () => undefined,
  })
  expect(merged).toBe(60)
  expect(most).toBeLessThanOrEqual(4 + 1)
})

test.each(['read', 'decide'] as const)('a lane that fails to %s ends the run, and reading is told at once', async fails => {
  const healthy = slowLane(() => 0)
  const broken: Lane = { ...slowLane(() => 0), [fails]: async () => Promise.reject(new Error('gone')) }
  const pulled = { read: 0 }
  const heard: unknown[] = []
  let merged = 0
  const run = inBlockOrder(counting(1000, pulled), {
    lanes: lanesOf([broken, healthy], 4),
    seen: createSeenIds(),
    merge: async () => {
      merged += 1
    },
    failed: error => heard.push(error),
  })
  await expect(run).rejects.toThrow('gone')
  expect(merged).toBeLessThanOrEqual(1)
  expect(pulled.read).toBeLessThan(10)
  expect(heard.length).toBeGreaterThan(0)
})
