import { encodeValue } from '../../values/encode-value.ts'
import { stepId } from '../../values/ids.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Param } from '../decision.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { missingOf } from '../program/probe.ts'
import type { ParamProgram, ParamSource } from '../program/program.ts'

/** The parameters of one step: as the plan shows them, and as guards read them. */
export interface BuiltParams {
  /** Those whose value is known or comes later. */
  readonly shown: Record<string, Param>
  readonly values: Map<string, Slot>
  /** Allocated when the first of its kind comes: most steps have neither. */
  late: Set<string> | undefined
  missing: Map<string, readonly Missing[]> | undefined
}

export function buildParam({ name, type, source }: ParamProgram, frame: Frame, into: BuiltParams): void {
  if (source.kind !== 'value') {
    buildLate(name, source, frame, into)
    return
  }
  const value = source.reading.evaluate(frame)
  const json = value === ABSENT ? undefined : encodeValue(type, value)
  if (json !== undefined) into.shown[name] = { kind: 'value', value: json }
  const isUnknown = json === undefined && value !== ABSENT
  into.values.set(name, isUnknown ? undefined : value)
  if (isUnknown) addMissing(into, name, missingOf(source.reading.probe, frame))
}

function buildLate(name: string, source: Exclude<ParamSource, { kind: 'value' }>, frame: Frame, into: BuiltParams): void {
  const missing: Missing[] = []
  const param = lateParam(source, frame, missing)
  into.values.set(name, undefined)
  addMissing(into, name, missing)
  if (param === undefined) return
  into.shown[name] = param
  into.late = (into.late ?? new Set<string>()).add(name)
}

function addMissing(into: BuiltParams, name: string, missing: readonly Missing[]): void {
  if (missing.length > 0) into.missing = (into.missing ?? new Map<string, readonly Missing[]>()).set(`step.${name}`, missing)
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
