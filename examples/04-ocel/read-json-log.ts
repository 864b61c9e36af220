import { readFile } from 'node:fs/promises'
import type { LogEntry } from './log-entry.ts'
import { instantOf } from './log-entry.ts'

/** The parts of an OCEL 1.0 document that are read. */
interface Document {
  readonly 'ocel:events': Readonly<Record<string, Event>>
  readonly 'ocel:objects': Readonly<Record<string, { readonly 'ocel:type': string }>>
}

interface Event {
  readonly 'ocel:activity': string
  readonly 'ocel:timestamp': string
  readonly 'ocel:omap': readonly string[]
}

/** Reads an OCEL 1.0 document in the order in which it was written; here a package is called a delivery. */
export async function* readJsonLog(file: string): AsyncGenerator<LogEntry> {
  const log: Document = JSON.parse(await readFile(file, 'utf8'))
  const objects = new Map(Object.entries(log['ocel:objects']))
  for (const [id, event] of Object.entries(log['ocel:events'])) {
    const ofType = (type: string): readonly string[] => event['ocel:omap'].filter(object => objects.get(object)?.['ocel:type'] === type)
    yield {
      id,
      activity: event['ocel:activity'].toLowerCase(),
      time: instantOf(event['ocel:timestamp']),
      orders: ofType('order'),
      items: ofType('item'),
      packages: ofType('delivery'),
    }
  }
}
