import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { dataFolder } from '../data-folder.ts'
import { readDecisions } from './read-decisions.ts'
import { receiptTable } from './receipt-table.ts'

const folder = dataFolder('adventureworks')
const scratch = await mkdtemp(join(tmpdir(), 'countersign-adventureworks-'))
afterAll(() => rm(scratch, { recursive: true }))

/** Truths of the data set, counted apart from this project; the decisions must come to them. */
describe.skipIf(!existsSync(folder))(`four years of receipts (skipped unless ${folder} is there)`, () => {
  test.concurrent('8,465 lines came as ordered, 139 short within 5 %, 241 beyond, none over; 563 with rejects', async () => {
    const out = join(scratch, 'decisions.jsonl')
    const summary = await adventureworks('--out', out)
    expect(summary).toMatchObject({
      records: 8845,
      decisions: 8845,
      broken: 0,
      issueCount: 0,
      options: { close: 8324, 'claim-short': 241, refuse: 141, 'close-inside': 139 },
      reasons: { 'rejected-goods': 563, 'claims-are-money': 241 },
      struck: { 'as-ordered': 380, 'inside-tolerance': 241 },
      missing: {},
    })
    const { classes, voices } = receiptTable(await readDecisions(out))
    expect(classes).toEqual({
      'as ordered': { whole: 7903, rejects: 562 },
      'short, inside tolerance': { whole: 139, rejects: 0 },
      'short, beyond tolerance': { whole: 240, rejects: 1 },
      over: { whole: 0, rejects: 0 },
      'not known': { whole: 0, rejects: 0 },
    })
    expect(voices.reduce((sum, { lines }) => sum + lines, 0)).toBe(8845)
  })

  test.concurrent('exactly the tolerance is inside: 13 lines are short by 5 %, 126 by less', async () => {
    const { options } = await adventureworks('--tolerance', '4.999%')
    expect(options).toMatchObject({ 'close-inside': 126, 'claim-short': 254 })
  })
})

interface Summary {
  readonly options: Readonly<Record<string, number>>
}

async function adventureworks(...options: readonly string[]): Promise<Summary> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const args = ['--conditions=@countersign/source', main, ...options, '--format', 'json']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout))
}
