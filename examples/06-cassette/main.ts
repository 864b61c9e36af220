import { Readable } from 'node:stream'
import { dryRun } from '../dry-run.ts'
import { CASSETTE, ORDERS, POLICIES } from './orders.ts'
import { unscoredOrders } from './unscored-orders.ts'

/** `npm run example -- cassette`: orders decided with the recorded answers of a model, without asking anybody. */
const options = ['--replay', 'simulated', '--cassette', CASSETTE, ...process.argv.slice(2)]
process.exitCode = await dryRun(POLICIES, Readable.from(unscoredOrders(ORDERS)), options)
