import { pathText } from '../../evaluate/expression/path-text.ts'
import type { Frame } from '../../evaluate/frame/frame.ts'
import { isList } from '../../evaluate/frame/slot-kinds.ts'
import { asMeasure, compareMeasures } from '../../evaluate/options/measure.ts'
import type { Reading } from '../../evaluate/program/program.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Slot } from '../../values/value.ts'
import { sayExpression } from '../say/say-expression.ts'
import type { Lever } from './lever.ts'
import { leverOf } from './lever.ts'
import { replacing } from './replacing.ts'

/** What brings an amount to the other side of its bound: of the one in its own currency or unit; below each, where it is not known. */
export function amountAcross(of: Reading, bound: Slot, voice: string, frame: Frame): readonly Lever[] {
  const bounds: readonly Slot[] = isList(bound) ? bound : [bound]
  return bounds.flatMap(one => acrossOne(of, one, voice, frame))
}

function acrossOne({ evaluate, type, probe }: Reading, bound: Slot, voice: string, frame: Frame): readonly Lever[] {
  const now = evaluate(frame)
  const [amount, limit] = [asMeasure(now), asMeasure(bound)]
  const order = amount === undefined || limit === undefined ? undefined : compareMeasures(amount, limit)
  const to = encodeValue(type, limit)
  if (to === undefined || (amount !== undefined && order === undefined)) return []
  const { expression, context } = probe
  const from = probe.reads.some(({ pii }) => pii) ? undefined : encodeValue(type, now)
  const path = pathText(expression, context.policy) ?? sayExpression(expression, context.policy)
  return leverOf({
    voice,
    type,
    change: { path, relation: order === undefined || order > 0 ? 'at-most' : 'above', ...(from === undefined ? {} : { from }), to },
    apply: value => replacing(expression, value, context.policy),
  })
}
