import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countersign } from '../dry-run.ts'
import { CASSETTE, ORDERS, POLICIES } from './orders.ts'
import { unscoredOrders } from './unscored-orders.ts'

/** Puts the questions of the orders to the server of `scorers.ts` and keeps its answers; what is in the cassette already is not asked again. */
const scorers = fileURLToPath(new URL('./scorers.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'countersign-orders-'))
try {
  const file = join(folder, 'orders.jsonl')
  await writeFile(file, unscoredOrders(ORDERS))
  const recording = ['--record', CASSETTE, '--scorers', scorers, '--prune', ...process.argv.slice(2)]
  process.exitCode = await countersign(['dry-run', file, '--policies', POLICIES, '--replay', 'simulated', ...recording])
} finally {
  await rm(folder, { recursive: true })
}
