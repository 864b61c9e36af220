import { canonicalJson } from '../../values/canonical-json.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { LedgerLine } from '../decision-input.ts'
import { dayAt, siteDays } from '../frame/calendar-days.ts'
import type { Frame, MeasureValue } from '../frame/frame.ts'
import { readInstant } from '../frame/read-instant.ts'
import { addMeasures, decodeMeasure, isNegative } from '../options/measure.ts'
import type { BudgetProgram, Reading } from '../program/program.ts'
import type { Scene } from '../scene.ts'

/** The site's day, or so long a time before now. */
export type LedgerSpan = BudgetProgram['model']['per']

/** `<policy>/<gate>[<key>,<key>]`; a part of the key that is not known: `undefined`. */
export function ledgerKey(policy: string, { id, by }: Pick<BudgetProgram, 'id' | 'by'>, frame: Frame): string | undefined {
  const keys: string[] = []
  for (const reading of by) {
    const key = keyPart(reading, frame)
    if (key === undefined) return undefined
    keys.push(key)
  }
  return `${policy}/${id}[${keys.join()}]`
}

function keyPart({ evaluate, type }: Reading, frame: Frame): string | undefined {
  const json = encodeValue(type, evaluate(frame))
  if (json === undefined) return undefined
  return encodeURIComponent((typeof json === 'string' ? json : canonicalJson(json)).toWellFormed())
}

export function agentKey(agent: string): string {
  return `agent/${agent}`
}

/** What a line has settled and reserved, if it counts all of the window. A line below zero would refill a budget: it is none. */
export function usedOf(scene: Scene, key: string, type: ValueType, span: LedgerSpan): MeasureValue | undefined {
  const line = lineOf(scene, key)
  if (line === undefined || !coversSpan(scene, line, span)) return undefined
  const settled = decodeMeasure(line.settled, type)
  const reserved = decodeMeasure(line.reserved, type)
  if (settled === undefined || reserved === undefined || isNegative(settled) || isNegative(reserved)) return undefined
  return addMeasures(settled, reserved)
}

/** Why there is nothing to add to: no line was gathered, or the one that was cannot be used. */
export function whyNotUsed(scene: Scene, key: string): readonly [path: string, why: 'not-asked' | 'malformed'] {
  return [`ledger ${key}`, lineOf(scene, key) === undefined ? 'not-asked' : 'malformed']
}

function lineOf({ input: { ledger } }: Scene, key: string): LedgerLine | undefined {
  return Object.hasOwn(ledger, key) ? ledger[key] : undefined
}

/** Days are this long or longer. */
const SHORTEST_DAY_MS = 23 * 3_600_000

/**
 * A rolling line reaches back as far as its window, and up to now. A day is the one of the site's calendar, from midnight to midnight;
 * where none was gathered it has at least the length of one.
 */
function coversSpan({ now, site, own: { base } }: Scene, line: LedgerLine, span: LedgerSpan): boolean {
  const from = readInstant(line.from)
  const until = readInstant(line.until)
  if (from === undefined || until === undefined) return false
  if (span.kind === 'rolling') return from <= now - span.ms && now <= until
  if (site === undefined || !Object.hasOwn(base.input.calendars, site)) return from <= now && now < until && until - from >= SHORTEST_DAY_MS
  const days = siteDays(base, site)
  const today = days === undefined ? undefined : dayAt(days, now)
  return today !== undefined && from === today.starts && until === today.ends
}
