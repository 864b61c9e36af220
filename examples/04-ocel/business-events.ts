import type { BusinessEvent, JsonObject } from '@countersign/core'
import type { Activity } from './activities.ts'
import { ACTIVITIES } from './activities.ts'
import type { LogEntry } from './log-entry.ts'

/** What earlier entries told, and later ones take for granted. */
interface Memory {
  readonly orderOf: Map<string, string>
  readonly contentsOf: Map<string, readonly string[]>
}

/** Turns entries of a log into canonical events, one an object. Nothing is invented: what the log does not tell has no event. */
export function eventMaker(): (entry: LogEntry) => readonly BusinessEvent[] {
  const memory: Memory = { orderOf: new Map(), contentsOf: new Map() }
  return entry => {
    const activity = Object.hasOwn(ACTIVITIES, entry.activity) ? ACTIVITIES[entry.activity] : undefined
    remember(memory, entry)
    return activity === undefined ? [] : eventsOf(entry, activity, memory)
  }
}

function remember({ orderOf, contentsOf }: Memory, { activity, orders, items, packages }: LogEntry): void {
  const [order] = orders
  if (activity === 'place order' && order !== undefined) for (const item of items) orderOf.set(item, order)
  if (items.length > 0) for (const one of packages) contentsOf.set(one, items)
}

function eventsOf(entry: LogEntry, { source, order, line, shipment, contents }: Activity, memory: Memory): readonly BusinessEvent[] {
  const items = contents === true ? entry.packages.flatMap(one => memory.contentsOf.get(one) ?? []) : entry.items
  const of = (type: string | undefined, keys: readonly string[], dataOf: (key: string) => JsonObject): readonly BusinessEvent[] =>
    type === undefined
      ? []
      : keys.map(key => ({
          specversion: '1.0',
          id: `${entry.id}/${key}`,
          source: `/${source}`,
          type,
          subject: key,
          time: entry.time,
          data: dataOf(key),
        }))
  return [
    ...of(order, entry.orders, id => ({ id })),
    ...of(line, items, id => lineOf(id, entry, memory)),
    ...of(shipment, entry.packages, id => ({ id })),
  ]
}

function lineOf(id: string, { price }: LogEntry, { orderOf }: Memory): JsonObject {
  const orderId = orderOf.get(id)
  return {
    id,
    quantity: '1 EA',
    ...(orderId === undefined ? {} : { orderId }),
    ...(price === undefined ? {} : { unitPrice: `${price} EUR` }),
  }
}
