import type { AlmanacOptions } from 'json-rules-engine'
import { Almanac } from 'json-rules-engine'
import type { RunGate } from './run-gate.ts'
import { asError } from './run-gate.ts'

/**
 * The engine's own almanac behind the gate: every fact that a condition reads comes through here. The first fact that fails ends the
 * run at once, because the engine would go on with rules of lower priority; and none fails synchronously, because the engine would then
 * forget the promises of its neighbours, whose rejections nobody would handle.
 */
export function guardedAlmanac(gate: RunGate, options: AlmanacOptions): Almanac {
  const almanac = new Almanac(options)
  const read: Almanac['factValue'] = almanac.factValue.bind(almanac)
  almanac.factValue = async <T>(id: string, params?: Record<string, unknown>, path?: string): Promise<T> => {
    gate.pass()
    try {
      const value = await read<T>(id, params, path)
      gate.pass()
      return value
    } catch (error) {
      gate.close(asError(error))
      throw error
    }
  }
  return almanac
}
