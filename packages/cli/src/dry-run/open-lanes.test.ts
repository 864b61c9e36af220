import { availableParallelism } from 'node:os'
import type { PolicySet } from '@countersign/core'
import { loadPolicies } from '@countersign/core'
import { expect, test } from 'vitest'
import type { FileBlock } from './lane.ts'
import type { OpenLanes } from './open-lanes.ts'
import { openLanes } from './open-lanes.ts'
import type { Replay } from './replay.ts'

const MEGABYTE = 1024 * 1024

async function noPolicies(): Promise<PolicySet> {
  const files = {
    'countersign.yaml': 'workspace: empty\ntimeZone: Etc/UTC\n',
    'A.calendar.yaml': 'calendar: A\ntimeZone: Etc/UTC\nhours: { mon-sun: "00:00-24:00" }\n',
  }
  const loaded = await loadPolicies({ files })
  if (loaded.kind === 'refused') throw new Error(loaded.issues[0].message)
  return loaded.policies
}

function blockOf(megabytes: number): FileBlock {
  return { file: 'f', block: { kind: 'lines', first: 1, count: 1, bytes: new Uint8Array(megabytes * MEGABYTE) } }
}

/** How many lanes take turns after each block. */
function lanesAfter(lanes: OpenLanes, blocks: readonly FileBlock[]): readonly number[] {
  return blocks.map(block => {
    const taken = new Set([lanes.next(block)])
    for (let turn = 0; turn < 20; turn += 1) taken.add(lanes.next(blockOf(0)))
    return taken.size
  })
}

const MANY = Math.min(availableParallelism(), 8)

test.each<{ name: string; workers: number | undefined; replay: Replay; expected: readonly number[] }>([
  { name: 'one', workers: 1, replay: 'recorded', expected: [1, 1, 1] },
  { name: 'two from the first line', workers: 2, replay: 'recorded', expected: [2, 2, 2] },
  {
    name: 'of a short input one, of a long one as many as there are cores',
    workers: undefined,
    replay: 'recorded',
    expected: [1, 1, MANY],
  },
  { name: 'one for coupled decisions', workers: 4, replay: 'simulated', expected: [1, 1, 1] },
])('lanes: $name', async ({ workers, replay, expected }) => {
  const lanes = openLanes({ policies: await noPolicies(), replay, workers })
  try {
    expect(lanesAfter(lanes, [blockOf(1), blockOf(3), blockOf(1)])).toEqual(expected)
    expect(lanes.room()).toBe(expected.at(-1) === 1 ? 1 : 2 * (expected.at(-1) ?? 0))
  } finally {
    await lanes.close()
  }
})
