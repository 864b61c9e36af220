import { encodeValue } from '../../values/encode-value.ts'
import { stepId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Param } from '../decision.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { missingOf } from '../program/probe.ts'
import type { ParamProgram, ParamSource } from '../program/program.ts'

/** A parameter as the plan shows it, and as guards read it. `param` is there only where the value is known or comes later. */
export interface BuiltParam {
  readonly param: Param | undefined
  readonly value: Slot
  readonly late: boolean
  readonly missing: readonly Missing[]
}

export function buildParam({ type, source }: ParamProgram, frame: Frame): BuiltParam {
  if (source.kind !== 'value') return buildLate(source, frame)
  const value = source.reading.evaluate(frame)
  if (value === ABSENT) return { param: undefined, value, late: false, missing: [] }
  const json = encodeValue(type, value)
  if (json !== undefined) return { param: { kind: 'value', value: json }, value, late: false, missing: [] }
  return { param: undefined, value: undefined, late: false, missing: missingOf(source.reading.probe, frame) }
}

function buildLate(source: Exclude<ParamSource, { kind: 'value' }>, frame: Frame): BuiltParam {
  const missing: Missing[] = []
  const param = lateParam(source, frame, missing)
  return { param, value: undefined, late: param !== undefined, missing }
}

function lateParam(source: ParamSource, frame: Frame, missing: Missing[]): Param | undefined {
  switch (source.kind) {
    case 'late':
      return { kind: 'late', from: stepId(source.step), field: source.field }
    case 'list': {
      const items = source.items.map(item => lateParam(item, frame, missing))
      const known = items.filter(item => item !== undefined)
      return known.length === items.length ? { kind: 'list', items: known } : undefined
    }
    case 'value': {
      const json = encodeValue(source.reading.type, source.reading.evaluate(frame))
      if (json !== undefined) return { kind: 'value', value: json }
      missing.push(...missingOf(source.reading.probe, frame))
      return undefined
    }
  }
}
