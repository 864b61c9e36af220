import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runHere } from '../run-here.fixture.ts'

const packs = fileURLToPath(new URL('../../../policies/', import.meta.url))

interface FaultRow {
  readonly fault: string
  readonly gives: string
  readonly gave: Readonly<Record<string, number>>
}

/** What has to hold of every pack that is shipped, in the gate. */
test('no fault of a scorer makes any shipped policy run what is not safe', async () => {
  const { code, stdout } = await runHere(['faults', '--policies', packs, '--format', 'json'], { cwd: packs })
  const { unsafe, faults } = JSON.parse(stdout)
  expect({ code, unsafe }).toEqual({ code: 0, unsafe: [] })
  // Else the cases could not have shown anything.
  expect(faults[0]).toMatchObject({ fault: 'none', decisions: { unattended: { unsafe: expect.any(Number) } } })
  expect(faults[0].decisions.unattended.unsafe).toBeGreaterThan(10)
  expect(faults.length).toBeGreaterThan(60)
  // Every question of the packs is spoilt as the table says, and none is answered by chance.
  const wanted = faults.map(({ fault, gives }: FaultRow) => ({ fault, gave: gives.endsWith('answer') ? ['answered'] : [gives] }))
  expect(faults.map(({ fault, gave }: FaultRow) => ({ fault, gave: Object.keys(gave) }))).toEqual(wanted)
})
