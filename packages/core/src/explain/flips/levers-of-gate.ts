import type { GateQuestion } from '../../evaluate/gates/gate-answer.ts'
import type { GateProgram, Reading } from '../../evaluate/program/program.ts'
import { compareDecimals } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { isDecimal } from '../../values/value-form.ts'
import type { Lever } from './lever.ts'
import { leverOf } from './lever.ts'
import { amountAcross } from './levers-of-amount.ts'
import { leversOfBudget } from './levers-of-budget.ts'
import { withConfidence } from './with-confidence.ts'

type GateOf<Kind extends GateProgram['kind']> = Extract<GateProgram, { readonly kind: Kind }>

/** What would bring a plan to the other side of each threshold of a gate. */
export function leversOfGate(gate: GateProgram, voice: string, question: GateQuestion): readonly Lever[] {
  switch (gate.kind) {
    case 'confidence':
      return [gate.permitFrom, gate.reviewFrom].flatMap(threshold => acrossConfidence(threshold, voice, question))
    case 'limit':
      return acrossLimits(gate, voice, question)
    case 'budget':
      return leversOfBudget(gate, voice, question)
    case 'reversible':
      return []
  }
}

function acrossConfidence(threshold: Reading | undefined, voice: string, { frame, confidence, candidate }: GateQuestion): readonly Lever[] {
  const bound = threshold?.evaluate(frame)
  const to = threshold === undefined ? undefined : encodeValue(threshold.type, bound)
  if (to === undefined || !isDecimal(bound)) return []
  const type = { kind: 'probability' } as const
  const sure = decodeValue(type, confidence)
  const reached = isDecimal(sure) && compareDecimals(sure, bound) >= 0
  return leverOf({
    voice,
    type,
    change: { path: 'confidence', relation: reached ? 'below' : 'at-least', ...(confidence === undefined ? {} : { from: confidence }), to },
    apply: value => ({ kind: 'input', change: input => withConfidence(input, candidate.id, value) }),
  })
}

function acrossLimits({ of, permitUpTo, reviewUpTo }: GateOf<'limit'>, voice: string, { frame }: GateQuestion): readonly Lever[] {
  return [permitUpTo, reviewUpTo].flatMap(limit => (limit === undefined ? [] : amountAcross(of, limit.evaluate(frame), voice, frame)))
}
