import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { dryRun } from '../dry-run.ts'
import { sampleLines } from './sample-orders.ts'

/** `npm run example -- order-release`: three weeks of made-up orders; options go to `countersign dry-run`. */
const policies = fileURLToPath(new URL('./policies/', import.meta.url))

process.exitCode = await dryRun(policies, Readable.from(sampleLines()), ['--replay', 'simulated', ...process.argv.slice(2)])
