import { compareDecimals } from '../../values/decimal.ts'
import { parseDecimal } from '../../values/decimal-text.ts'
import type { SystemState } from '../decision-input.ts'

/** By what a system orders its own news. */
export type Told = Pick<SystemState, 'version' | 'sequence'>

/** Older than what the same system told last: by version, else by sequence. What cannot be compared is not older. */
export function isOlder({ version, sequence }: Told, last: Told | undefined): boolean {
  const byVersion = order(version, last?.version)
  return (byVersion === undefined || byVersion === 0 ? order(sequence, last?.sequence) : byVersion) === -1
}

/** What of it orders later news; text that is no decimal orders nothing. */
export function comparable({ version, sequence }: Told): Told | undefined {
  const left = isDecimalText(version) ? version : undefined
  const right = isDecimalText(sequence) ? sequence : undefined
  if (left === undefined) return right === undefined ? undefined : { sequence: right }
  return right === undefined ? { version: left } : { version: left, sequence: right }
}

function isDecimalText(text: string | undefined): text is string {
  return text !== undefined && parseDecimal(text) !== undefined
}

function order(a: string | undefined, b: string | undefined): -1 | 0 | 1 | undefined {
  const left = a === undefined ? undefined : parseDecimal(a)
  const right = b === undefined ? undefined : parseDecimal(b)
  return left === undefined || right === undefined ? undefined : compareDecimals(left, right)
}
