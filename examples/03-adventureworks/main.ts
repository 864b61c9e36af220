import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { dataFolder } from '../data-folder.ts'
import { dryRun } from '../dry-run.ts'
import { importReceipts } from './import-receipts.ts'
import { policiesWith } from './policies-with.ts'
import { readDecisions } from './read-decisions.ts'
import { formatReceiptTable, receiptTable } from './receipt-table.ts'

const HELP = `usage: npm run example -- adventureworks [--tolerance 5%] [--data FOLDER] [dry-run options, such as --report FILE or --format json]

Matches 8,845 received lines of a bicycle maker with their purchase orders.`

const { values, tokens } = parseArgs({
  options: {
    tolerance: { type: 'string' },
    data: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string' },
    help: { type: 'boolean' },
  },
  strict: false,
  tokens: true,
})

if (values.help === true) {
  console.log(HELP)
} else {
  const folder = typeof values.data === 'string' ? values.data : dataFolder('adventureworks')
  if (existsSync(folder)) {
    process.exitCode = await run(folder)
  } else {
    console.error(`the data set is not at ${folder}; name its folder with --data`)
    process.exitCode = 2
  }
}

async function run(folder: string): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'countersign-adventureworks-'))
  try {
    const out = typeof values.out === 'string' ? values.out : join(scratch, 'decisions.jsonl')
    const lines = Readable.from(toLines(importReceipts(folder)))
    const code = await dryRun(await policiesWith(values.tolerance, scratch), lines, ['--replay', 'simulated', '--out', out, ...passedOn()])
    const decisions = existsSync(out) && values.format !== 'json' ? await readDecisions(out) : []
    if (decisions.length > 0) console.log(`\n${formatReceiptTable(receiptTable(decisions))}`)
    return code
  } finally {
    await rm(scratch, { recursive: true })
  }
}

async function* toLines(records: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`
}

/** What is not ours is the dry run's. */
function passedOn(): readonly string[] {
  return tokens.flatMap(token => {
    if (token.kind === 'positional') return [token.value]
    if (token.kind !== 'option' || ['tolerance', 'data', 'out', 'help'].includes(token.name)) return []
    return token.value === undefined ? [`--${token.name}`] : [`--${token.name}=${token.value}`]
  })
}
