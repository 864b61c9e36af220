import { join } from 'node:path'
import type { LogEntry } from './log-entry.ts'
import { readCsvLog } from './read-csv-log.ts'
import { readJsonLog } from './read-json-log.ts'
import { readSqliteLog } from './read-sqlite-log.ts'

/** The three logs of the data set: where each is, and how it is read. */
const LOGS = {
  complete: { file: 'ocel_order_simulated.csv.gz', read: readCsvLog },
  partial: { file: 'order-management-ocel2-partial.sqlite', read: readSqliteLog },
  json: { file: 'order_process.jsonocel', read: readJsonLog },
} as const

export type LogName = keyof typeof LOGS

export const LOG_NAMES: readonly LogName[] = ['complete', 'partial', 'json']

/** The entries of a log in the order of its stream. */
export function readLog(name: LogName, folder: string): AsyncIterable<LogEntry> | Iterable<LogEntry> {
  const { file, read } = LOGS[name]
  return read(join(folder, file))
}
