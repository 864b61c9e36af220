import { compareDecimals } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { isDecimal } from '../../values/value-form.ts'
import { missingOf } from '../program/probe.ts'
import type { GateProgram } from '../program/program.ts'
import type { GateAnswer, GateQuestion } from './gate-answer.ts'
import { PASSED } from './gate-answer.ts'

/** Both thresholds include their value; without `reviewFrom` review reaches down to 0. */
export function judgeConfidence(gate: Extract<GateProgram, { kind: 'confidence' }>, { frame, confidence }: GateQuestion): GateAnswer {
  if (confidence === undefined) return { vote: 'review', evidence: { saw: [], missing: [['confidence', 'absent']] } }
  const sure = decodeValue({ kind: 'probability' }, confidence)
  if (!isDecimal(sure)) return { vote: 'review', evidence: { saw: [['confidence', confidence]], missing: [['confidence', 'malformed']] } }
  const permitFrom = gate.permitFrom.evaluate(frame)
  const permitted = reaches(sure, permitFrom)
  if (permitted === true) return PASSED
  const reviewed = gate.reviewFrom === undefined ? true : reaches(sure, gate.reviewFrom.evaluate(frame))
  return {
    vote: permitted === false && reviewed === false ? 'deny' : 'review',
    evidence: { saw: [['confidence', confidence]], missing: missingOf(gate.permitFrom.probe, frame) },
  }
}

function reaches(sure: NonNullable<Parameters<typeof compareDecimals>[0]>, threshold: Slot): boolean | undefined {
  return isDecimal(threshold) ? compareDecimals(sure, threshold) >= 0 : undefined
}
