import type { SQLOutputValue } from 'node:sqlite'
import { DatabaseSync } from 'node:sqlite'
import type { LogEntry } from './log-entry.ts'
import { instantOf } from './log-entry.ts'

type Row = Readonly<Record<string, SQLOutputValue>>
type Index = ReadonlyMap<string, readonly string[]>

interface Tables {
  readonly typeOf: ReadonlyMap<string, string>
  readonly objectsOf: Index
  readonly linesOf: Index
  readonly contentsOf: Index
  readonly priceOf: ReadonlyMap<string, string>
}

/**
 * Reads an OCEL 2.0 database in the order of its times, and of its event numbers where these are equal.
 *
 * Here an event names only its own objects: the lines of an order and the contents of a package stand in the relations between objects,
 * and are added to the entries that place the order and create the package.
 */
export function* readSqliteLog(file: string): Generator<LogEntry> {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const tables = tablesOf(database)
    const entries = eventRows(database).map(row => ({ id: text(row, 'id'), activity: text(row, 'activity'), time: text(row, 'time') }))
    for (const { id, activity, time } of entries.sort(inOrder)) yield entryOf(id, activity, time, tables)
  } finally {
    database.close()
  }
}

interface Event {
  readonly id: string
  readonly time: string
}

const inOrder = (a: Event, b: Event): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : numberOf(a.id) - numberOf(b.id))
const numberOf = (id: string): number => Number(id.replace(/^\D+/, ''))

function entryOf(id: string, activity: string, time: string, tables: Tables): LogEntry {
  const objects = [...new Set(tables.objectsOf.get(id))]
  const ofType = (type: string): readonly string[] => objects.filter(object => tables.typeOf.get(object) === type)
  const orders = ofType('orders')
  const packages = ofType('packages')
  const related =
    activity === 'place order' ? members(orders, tables.linesOf) : activity === 'create package' ? members(packages, tables.contentsOf) : []
  const items = [...ofType('items'), ...related]
  const [only = '', ...others] = items
  const price = others.length === 0 ? tables.priceOf.get(only) : undefined
  return { id, activity, time: instantOf(time), orders, items, packages, ...(price === undefined ? {} : { price }) }
}

const members = (wholes: readonly string[], index: Index): readonly string[] => wholes.flatMap(whole => index.get(whole) ?? [])

function tablesOf(database: DatabaseSync): Tables {
  const relations = (qualifier: string): Index =>
    grouped(database.prepare('select ocel_source_id as a, ocel_target_id as b from object_object where ocel_qualifier = ?').all(qualifier))
  return {
    typeOf: new Map(
      database
        .prepare('select ocel_id as a, ocel_type as b from object')
        .all()
        .map(row => [text(row, 'a'), text(row, 'b')]),
    ),
    objectsOf: grouped(database.prepare('select ocel_event_id as a, ocel_object_id as b from event_object').all()),
    linesOf: relations('comprises'),
    contentsOf: relations('contains'),
    priceOf: new Map(
      database
        .prepare('select ocel_id as a, price as b from object_Items')
        .all()
        .map(row => [text(row, 'a'), text(row, 'b')]),
    ),
  }
}

/** Each activity has a table of its own; a table of its names says which. Some of them are empty here. */
function eventRows(database: DatabaseSync): readonly Row[] {
  return database
    .prepare('select ocel_type as activity, ocel_type_map as name from event_map_type')
    .all()
    .flatMap(row =>
      database
        .prepare(`select ocel_id as id, ocel_time as time, ? as activity from "event_${text(row, 'name').replaceAll('"', '""')}"`)
        .all(text(row, 'activity')),
    )
}

function grouped(rows: readonly Row[]): Index {
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    const group = groups.get(text(row, 'a'))
    if (group === undefined) groups.set(text(row, 'a'), [text(row, 'b')])
    else group.push(text(row, 'b'))
  }
  return groups
}

function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string' && typeof value !== 'number') throw new RangeError(`\`${column}\` has no value in a row of the log`)
  return String(value)
}
