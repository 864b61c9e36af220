import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sampleLines } from './sample-orders.ts'

/** Writes the sample as a file of JSON lines, to try the command line on: `write-sample.ts FILE`. */
const [file = 'orders.jsonl'] = process.argv.slice(2)

await pipeline(Readable.from(sampleLines()), createWriteStream(file))
