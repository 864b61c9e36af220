import { canonicalJson } from '../../values/canonical-json.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Frame, MeasureValue } from '../frame/frame.ts'
import { readInstant } from '../frame/read-instant.ts'
import { addMeasures, decodeMeasure } from '../options/measure.ts'
import type { BudgetProgram, Reading } from '../program/program.ts'
import type { Scene } from '../scene.ts'

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

/** What a line has settled and reserved, if its window holds now. The end of a rolling window is now itself. */
export function usedOf(
  { input: { ledger }, now }: Scene,
  key: string,
  type: ValueType,
  window: 'day' | 'rolling',
): MeasureValue | undefined {
  const line = Object.hasOwn(ledger, key) ? ledger[key] : undefined
  if (line === undefined) return undefined
  const from = readInstant(line.from)
  const until = readInstant(line.until)
  if (from === undefined || until === undefined || from > now || now > until || (window === 'day' && now === until)) return undefined
  const settled = decodeMeasure(line.settled, type)
  const reserved = decodeMeasure(line.reserved, type)
  return settled === undefined || reserved === undefined ? undefined : addMeasures(settled, reserved)
}
