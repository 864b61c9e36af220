import { parseInstant } from '../../values/instant.ts'

/** An instant of the input, in milliseconds; `undefined` for what is none, as for what is not there. */
export function readInstant(json: unknown): number | undefined {
  return typeof json === 'string' ? parseInstant(json) : undefined
}
