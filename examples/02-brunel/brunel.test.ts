import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { dataFolder } from '../data-folder.ts'

const folder = dataFolder('brunel-outbound-logistics')

interface Summary {
  readonly records: number
  readonly decisions: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly options: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, number>>
  readonly bySite: Readonly<Record<string, { readonly verdicts: { readonly permit: number; readonly review: number } }>>
}

/** Truths of the data set, counted apart from this project; the decisions must come to them. */
describe.skipIf(!existsSync(folder))(`a day of real orders (skipped unless ${folder} is there)`, () => {
  test('the capacity budget alone sends what is over a plant’s day to a person', async () => {
    const summary = await brunel('--only', 'capacity')
    const over = Object.entries(summary.bySite).filter(([, { verdicts }]) => verdicts.review > 0)
    expect(Object.fromEntries(over.map(([plant, { verdicts }]) => [plant, verdicts.review]))).toEqual({
      PLANT03: 7528,
      PLANT12: 91,
      PLANT08: 88,
      PLANT09: 1,
    })
    expect(summary).toMatchObject({
      records: 9215,
      decisions: 9215,
      verdicts: { review: 7708 },
      reasons: { 'plant-capacity/over-capacity': 7708 },
    })
  })

  test('the rate guard alone finds no band for 1,370 orders; 854 need none', async () => {
    const summary = await brunel('--only', 'rate')
    expect(summary.reasons).toEqual({ 'freight-rate/no-rate-band': 1370 })
    expect(summary.options).toEqual({ release: 8361, 'release-customer-freight': 854 })
    expect(summary.verdicts).toMatchObject({ permit: 6991 + 854, review: 1370 })
  })

  test('every order of the day keeps the plant rules', async () => {
    const summary = await brunel('--only', 'rules')
    expect(summary.reasons).toEqual({})
    expect(summary.verdicts).toMatchObject({ permit: 9215 })
  })

  test('with everything together no plant is permitted beyond its capacity', async () => {
    const [summary, capacities] = await Promise.all([brunel(), capacityByPlant()])
    expect(summary.decisions).toBe(9215)
    for (const [plant, { verdicts }] of Object.entries(summary.bySite)) {
      expect(verdicts.permit, plant).toBeLessThanOrEqual(capacities.get(plant) ?? 0)
    }
    expect(summary.bySite['PLANT03']?.verdicts.permit).toBe(1013)
  })
})

async function brunel(...options: readonly string[]): Promise<Summary> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const args = ['--conditions=@countersign/source', main, ...options, '--format', 'json']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout))
}

async function capacityByPlant(): Promise<ReadonlyMap<string, number>> {
  const rows: string[][] = parse(await readFile(join(folder, 'WhCapacities.csv'), 'utf8'), { from: 2, trim: true })
  return new Map(rows.map(([plant = '', capacity = '']) => [plant, Number(capacity)]))
}
