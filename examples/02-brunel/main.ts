import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { dataFolder } from '../data-folder.ts'
import { dryRun } from '../dry-run.ts'
import { importOrders } from './import-orders.ts'
import { JUDGES, policiesWith, unknownJudge } from './policies-with.ts'

const HELP = `usage: npm run example -- brunel [--only ${JUDGES.join('|')}]… [--data FOLDER] [dry-run options, such as --format json]

Decides one day of a microchip producer's outbound orders: plant capacity, freight rates, plant rules.`

const READING = `
How to read the table of voices:
- Orders count against a plant's day only if they are permitted. What no rate covers goes to a person first and takes no capacity, so
  PLANT12 has 2 orders over capacity here, and 91 where capacity alone is judged (--only capacity).
- "no-rate-band" alone: the plant had room, the tariff had no band for the weight. Both together: neither.
- No plant rule speaks: every order of this day was assigned within product, port and customer rules.
- 854 orders are the customer's own freight: "release-customer-freight" books nothing, so nobody asks for a rate.`

const { values, tokens } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    data: { type: 'string' },
    help: { type: 'boolean' },
  },
  strict: false,
  tokens: true,
})

const unknown = unknownJudge(values.only)

if (values.help === true) {
  console.log(HELP)
} else if (unknown !== undefined) {
  console.error(`there is no judge \`${unknown}\`; there are ${JUDGES.join(', ')}`)
  process.exitCode = 2
} else {
  const folder = typeof values.data === 'string' ? values.data : dataFolder('brunel-outbound-logistics')
  if (existsSync(folder)) {
    await decideDay(folder)
    if (values.only === undefined && !tokens.some(token => token.kind === 'positional' && token.value === 'json')) console.log(READING)
  } else {
    console.error(`the data set is not at ${folder}; name its folder with --data`)
    process.exitCode = 2
  }
}

async function decideDay(folder: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'countersign-brunel-'))
  try {
    const policies = await policiesWith(values.only, scratch)
    const lines = Readable.from(toLines(importOrders(folder)))
    process.exitCode = await dryRun(policies, lines, ['--replay', 'simulated', ...passedOn()])
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function* toLines(records: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`
}

/** What is not ours is the dry run's. */
function passedOn(): readonly string[] {
  return tokens.flatMap(token => {
    if (token.kind === 'positional') return [token.value]
    if (token.kind !== 'option' || ['only', 'data', 'help'].includes(token.name)) return []
    return token.inlineValue === true ? [`--${token.name}=${token.value}`] : [`--${token.name}`]
  })
}
