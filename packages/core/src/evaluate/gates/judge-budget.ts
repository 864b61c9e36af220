import type { Frame } from '../frame/frame.ts'
import { withinBound } from '../frame/within-bound.ts'
import { addMeasures, asMeasure, chargeable, encodeMeasure } from '../options/measure.ts'
import { evidenceOf, missingOf, NO_EVIDENCE, sawOf } from '../program/probe.ts'
import type { BudgetProgram } from '../program/program.ts'
import type { GateAnswer, GateQuestion } from './gate-answer.ts'
import { ledgerKey, usedOf, whyNotUsed } from './ledger-line.ts'
import { stillDue } from './still-due.ts'

/**
 * What is settled, reserved and now asked for must not exceed the budget. A plan that earns takes nothing from it and gives nothing
 * back. Whatever is not known about it is review.
 */
export function judgeBudget(gate: BudgetProgram, { scene, speaker, frame }: GateQuestion): GateAnswer {
  const { of, by, upTo, model } = gate
  const key = ledgerKey(speaker.program.model.id, gate, frame)
  const computed = asMeasure(of.evaluate(frame))
  const amount = computed === undefined || key === undefined ? undefined : stillDue(scene, key, chargeable(computed), of.type)
  const json = encodeMeasure(of.type, amount)
  if (key === undefined || amount === undefined || json === undefined) {
    return { vote: 'review', evidence: { saw: [], missing: [of, ...by].flatMap(({ probe }) => missingOf(probe, frame)) } }
  }
  const charge = { key, of: json, counts: model.counts }
  const used = usedOf(scene, key, of.type, model.per)
  if (used === undefined) return { vote: 'review', evidence: { saw: [], missing: [whyNotUsed(scene, key)] }, charge }
  const total = addMeasures(used, amount)
  if (total === undefined)
    return { vote: 'review', evidence: { saw: sawOf(of.probe, frame), missing: [[`ledger ${key}`, 'currency']] }, charge }
  const within = withinBound(total, upTo.evaluate(frame))
  if (within === true) return { evidence: NO_EVIDENCE, charge }
  const usedJson = encodeMeasure(of.type, used) ?? '0'
  const saw = [...sawOf(of.probe, frame), [`ledger ${key}`, usedJson] as const]
  if (within === false) return { vote: model.over, evidence: { saw, missing: [] }, charge }
  return { vote: 'review', evidence: { saw, missing: whyNoBound(gate, frame, within) }, charge }
}

function whyNoBound({ id, upTo }: BudgetProgram, frame: Frame, within: 'no-bound' | undefined): GateAnswer['evidence']['missing'] {
  return within === 'no-bound' ? [[id, 'currency']] : evidenceOf(upTo.probe, frame).missing
}
