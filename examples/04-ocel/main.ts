import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { PolicySet } from '@countersign/core'
import { dataFolder } from '../data-folder.ts'
import type { LogReport } from './follow-log.ts'
import { followLog } from './follow-log.ts'
import { logText, lostText } from './log-text.ts'
import type { LogName } from './logs.ts'
import { LOG_NAMES, readLog } from './logs.ts'
import { ownPolicies } from './own-policies.ts'

const USAGE = `usage: npm run example -- ocel [--log ${LOG_NAMES.join('|')}] [--format pretty|json] [--data FOLDER] [--write FOLDER]

Follows the orders, lines and shipments of three object-centric event logs along their lifecycles, and decides about stockouts and failed
deliveries. Without --log all three. JSON: the report of the log that is named; of all three, by name. --write puts down what was decided on,
a file a log, for countersign dry-run --policies examples/04-ocel/policies.`

const { values } = parseArgs({
  options: {
    log: { type: 'string' },
    format: { type: 'string', default: 'pretty' },
    data: { type: 'string', default: dataFolder('ocel-order-management') },
    write: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const logs = LOG_NAMES.filter(name => values.log === undefined || name === values.log)

if (values.help) {
  console.log(USAGE)
} else if (logs.length === 0 || !['pretty', 'json'].includes(values.format)) {
  console.error(USAGE)
  process.exitCode = 2
} else if (!existsSync(values.data)) {
  console.error(`the data set is not at ${values.data}; name its folder with --data`)
  process.exitCode = 2
} else {
  const { policies } = await ownPolicies()
  const reports = new Map<LogName, LogReport>()
  for (const name of logs) {
    const report = await reportOf(name, policies)
    reports.set(name, report)
    if (values.format === 'pretty') console.log(`${logText(report)}\n`)
  }
  if (values.format === 'json')
    console.log(JSON.stringify(values.log === undefined ? Object.fromEntries(reports) : reports.get(logs[0] ?? 'complete'), null, 2))
  const [complete, partial] = [reports.get('complete'), reports.get('partial')]
  if (values.format === 'pretty' && complete !== undefined && partial !== undefined) console.log(lostText(complete, partial))
}

async function reportOf(name: LogName, policies: PolicySet): Promise<LogReport> {
  const entries = readLog(name, values.data)
  if (values.write === undefined) return followLog(name, entries, policies)
  await mkdir(values.write, { recursive: true })
  const file = createWriteStream(join(values.write, `${name}.jsonl`))
  const report = await followLog(name, entries, policies, async line => {
    if (!file.write(`${line}\n`)) await once(file, 'drain')
  })
  await finished(file.end())
  return report
}
