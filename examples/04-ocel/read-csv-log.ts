import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { LogEntry } from './log-entry.ts'
import { instantOf } from './log-entry.ts'

type Row = Readonly<Record<string, string>>

/** Streams the packed CSV log, one entry a row. Its lists are Python's: `['880001','880004']`, a blank where there is none. */
export async function* readCsvLog(file: string): AsyncGenerator<LogEntry> {
  const rows: AsyncIterable<Row> = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }))
  for await (const row of rows) yield entryOf(row)
}

function entryOf(row: Row): LogEntry {
  const items = pythonList(cell(row, 'ocel:type:items'))
  const price = cell(row, 'price').trim()
  return {
    id: cell(row, 'ocel:eid').replace(/\.0$/, ''),
    activity: cell(row, 'ocel:activity').toLowerCase(),
    time: instantOf(cell(row, 'ocel:timestamp')),
    orders: pythonList(cell(row, 'ocel:type:orders')),
    items,
    packages: pythonList(cell(row, 'ocel:type:packages')),
    ...(items.length === 1 && price !== '' ? { price } : {}),
  }
}

const TEXT = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g
const LIST = new RegExp(`^\\[\\s*(?:(?:${TEXT.source})\\s*(?:,\\s*|(?=\\])))*\\]$`)

/** A list of texts as Python prints it. Anything else is refused: half a list would lose objects in silence. */
export function pythonList(text: string): readonly string[] {
  const list = text.trim()
  if (list === '') return []
  if (!LIST.test(list)) throw new RangeError(`\`${list.slice(0, 80)}\` is no list of texts`)
  return [...list.matchAll(TEXT)].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'))
}

function cell(row: Row, name: string): string {
  const value = row[name]
  if (value === undefined) throw new RangeError(`the log has no column \`${name}\``)
  return value
}
