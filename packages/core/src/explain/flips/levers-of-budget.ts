import type { Measure } from '../../evaluate/decision.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { MeasureValue } from '../../evaluate/frame/frame.ts'
import { isList } from '../../evaluate/frame/slot-kinds.ts'
import type { GateQuestion } from '../../evaluate/gates/gate-answer.ts'
import { ledgerKey, usedOf } from '../../evaluate/gates/ledger-line.ts'
import { addMeasures, asMeasure, compareMeasures, encodeMeasure } from '../../evaluate/options/measure.ts'
import type { BudgetProgram } from '../../evaluate/program/program.ts'
import { negateDecimal } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { negateMeasured } from '../../values/measured.ts'
import type { Slot } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'
import type { Lever } from './lever.ts'
import { leverOf } from './lever.ts'
import { amountAcross } from './levers-of-amount.ts'

/** What would bring the sum to the other side of the budget: a smaller or larger plan, or less or more of it used up before. */
export function leversOfBudget(gate: BudgetProgram, voice: string, { scene, speaker, frame }: GateQuestion): readonly Lever[] {
  const key = ledgerKey(speaker.program.model.id, gate, frame)
  const used = key === undefined ? undefined : usedOf(scene, key, gate.of.type, gate.model.per)
  if (key === undefined || used === undefined) return []
  const bounds = boundsOf(gate.upTo.evaluate(frame))
  const asked = asMeasure(gate.of.evaluate(frame))
  const left = bounds.flatMap(bound => minus(bound, used))
  const free = asked === undefined ? [] : bounds.flatMap(bound => minus(bound, asked))
  return [
    ...left.flatMap(rest => amountAcross(gate.of, rest, voice, frame)),
    ...free.flatMap(rest => ledgerAcross(gate, key, used, rest, voice)),
  ]
}

function boundsOf(bound: Slot): readonly MeasureValue[] {
  const bounds: readonly Slot[] = isList(bound) ? bound : [bound]
  return bounds.flatMap(one => asMeasure(one) ?? [])
}

/** Nothing for two currencies, and nothing where less than nothing would be left. */
function minus(bound: MeasureValue, taken: MeasureValue): readonly MeasureValue[] {
  const negative = isMeasured(taken) ? negateMeasured(taken) : negateDecimal(taken)
  const rest = addMeasures(bound, negative)
  const order = rest === undefined ? undefined : compareMeasures(taken, bound)
  return rest === undefined || order === undefined || order > 0 ? [] : [rest]
}

function ledgerAcross({ of }: BudgetProgram, key: string, used: MeasureValue, rest: MeasureValue, voice: string): readonly Lever[] {
  const order = compareMeasures(used, rest)
  const [from, to] = [encodeMeasure(of.type, used), encodeMeasure(of.type, rest)]
  if (order === undefined || from === undefined || to === undefined) return []
  return leverOf({
    voice,
    type: of.type,
    change: { path: `ledger ${key}`, relation: order > 0 ? 'at-most' : 'above', from, to },
    apply: value => ({
      kind: 'input',
      change: input => withUsed(input, key, encodeMeasure(of.type, asMeasure(decodeValue(of.type, value))) ?? to),
    }),
  })
}

function withUsed(input: DecisionInput, key: string, used: Measure): DecisionInput {
  const line = Object.hasOwn(input.ledger, key) ? input.ledger[key] : undefined
  return line === undefined ? input : { ...input, ledger: { ...input.ledger, [key]: { ...line, settled: used, reserved: '0' } } }
}
