import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { dryRun } from '../dry-run.ts'
import { sampleOrders } from './sample-orders.ts'

/** `npm run example -- order-release`: three weeks of made-up orders; options go to `countersign dry-run`. */
const lines = Readable.from(toLines())

process.exitCode = await dryRun(fileURLToPath(new URL('./policies/', import.meta.url)), lines, ['--replay', 'simulated', ...process.argv.slice(2)])

function* toLines(): Generator<string> {
  for (const recorded of sampleOrders(20_260_316, 3000)) yield `${JSON.stringify(recorded)}\n`
}
