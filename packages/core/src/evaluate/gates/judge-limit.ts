import type { Frame } from '../frame/frame.ts'
import type { Within } from '../frame/within-bound.ts'
import { withinBound } from '../frame/within-bound.ts'
import { asMeasure } from '../options/measure.ts'
import { evidenceOf, missingOf, sawOf } from '../program/probe.ts'
import type { GateProgram } from '../program/program.ts'
import type { GateAnswer } from './gate-answer.ts'
import { PASSED } from './gate-answer.ts'

type Limit = Extract<GateProgram, { kind: 'limit' }>

/** Both limits include their value. No limit in this currency: review; without `reviewUpTo` review has no upper end. */
export function judgeLimit(gate: Limit, frame: Frame): GateAnswer {
  const amount = asMeasure(gate.of.evaluate(frame))
  if (amount === undefined) return { vote: 'review', evidence: evidenceOf(gate.of.probe, frame) }
  const permitted = withinBound(amount, gate.permitUpTo.evaluate(frame))
  if (permitted === true) return PASSED
  const reviewed = gate.reviewUpTo === undefined ? true : withinBound(amount, gate.reviewUpTo.evaluate(frame))
  return {
    vote: permitted === false && reviewed === false ? 'deny' : 'review',
    evidence: { saw: sawOf(gate.of.probe, frame), missing: whyUnsure(gate, frame, [permitted, reviewed]) },
  }
}

function whyUnsure({ id, permitUpTo, reviewUpTo }: Limit, frame: Frame, sides: readonly Within[]): GateAnswer['evidence']['missing'] {
  if (sides.includes('no-bound')) return [[id, 'currency']]
  return [...missingOf(permitUpTo.probe, frame), ...(reviewUpTo === undefined ? [] : missingOf(reviewUpTo.probe, frame))]
}
