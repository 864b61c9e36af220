import { readFile } from 'node:fs/promises'
import { lineReader, loadPolicies, needs, readRecordedLine, simulate, simulatedLedger } from '@countersign/core'
import { readCassette, replayScoring } from '@countersign/core/scoring'
import { policyPacks } from '@countersign/policies'
import { expect, test } from 'vitest'
import { CASSETTE, ORDERS, POLICIES } from './orders.ts'
import { unscoredOrders } from './unscored-orders.ts'

test('every question of the orders is in the cassette, and no answer that nobody asks for', async () => {
  const loaded = await loadPolicies({ folder: POLICIES, packs: await policyPacks() })
  const read = readCassette(await readFile(CASSETTE, 'utf8'), 'release.cassette.json')
  if (loaded.kind === 'refused' || read.kind === 'refused') throw new Error('the policies or the cassette do not load')
  const reader = lineReader(loaded.policies)
  const replayed: string[] = []
  for (const text of unscoredOrders(ORDERS)) {
    const line = readRecordedLine(reader, text, { file: 'sample', line: 1 })
    for (const recorded of line.kind === 'event' ? line.inputs : []) {
      const { input } = simulate(loaded.policies, recorded, simulatedLedger())
      const answer = replayScoring(loaded.policies, input, read.cassette)
      expect(answer.kind).toBe(needs(loaded.policies, input).kind === 'score' ? 'found' : 'not-asked')
      if (answer.kind === 'found') replayed.push(answer.key)
    }
  }
  expect(new Set(replayed)).toEqual(new Set(read.cassette.answers.map(({ key }) => key)))
  expect(read.cassette.answers.length).toBeGreaterThanOrEqual(200)
})
