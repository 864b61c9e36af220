// `node parse-lines.ts FILE [readline]`: reads a file, parses every line and does nothing with it. What a dry run is measured against.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const [file = '', way] = process.argv.slice(2)
console.log(JSON.stringify({ records: way === 'readline' ? await withReadline() : await withBlocks() }))

/** The fastest plain way: blocks of text, cut at line ends. */
async function withBlocks(): Promise<number> {
  let records = 0
  let rest = ''
  for await (const block of createReadStream(file, { encoding: 'utf8', highWaterMark: 2 ** 20 })) {
    const lines = (rest + block).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) records += parsed(line)
  }
  return records + (rest === '' ? 0 : parsed(rest))
}

/** The way that Node.js documents. */
async function withReadline(): Promise<number> {
  let records = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) records += parsed(line)
  return records
}

function parsed(line: string): number {
  return typeof JSON.parse(line) === 'object' ? 1 : 0
}
