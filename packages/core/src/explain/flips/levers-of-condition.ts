import { interpretExpression } from '../../evaluate/expression/interpret-expression.ts'
import { readsOf } from '../../evaluate/expression/reads-of.ts'
import type { Expression, Relation } from '../../policy/expression.ts'
import { OPPOSITE } from '../../policy/relation.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Slot } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'
import type { ChangeRelation } from '../flip.ts'
import type { Reader } from '../reader.ts'
import type { Atom } from './atom.ts'
import { atomsOf } from './atom.ts'
import type { Lever } from './lever.ts'
import { leverOf } from './lever.ts'
import { replacing } from './replacing.ts'

const CHANGES: Readonly<Record<Relation, ChangeRelation>> = {
  equal: 'equal',
  'not-equal': 'not-equal',
  less: 'below',
  'at-most': 'at-most',
  greater: 'above',
  'at-least': 'at-least',
}

/** What would turn one comparison of a condition into its opposite; either way where it could not be told. */
export function leversOfCondition(condition: Expression, voice: string, reader: Reader): readonly Lever[] {
  return atomsOf(condition, reader.context.policy).flatMap(atom => leversOfAtom(atom, voice, reader))
}

function leversOfAtom(atom: Atom, voice: string, reader: Reader): readonly Lever[] {
  const { moves, path, relation, stays } = atom
  const bound = slotOf(stays, reader)
  const now = slotOf(moves, reader)
  const to = encodeValue(stays.type, inUnitOf(now, bound))
  if (to === undefined) return []
  const holds = slotOf({ op: 'compare', type: { kind: 'bool' }, relation, left: moves, right: stays }, reader)
  const from = isMasked(moves, reader) ? undefined : encodeValue(moves.type, now)
  return wanted(relation, holds).flatMap(next =>
    leverOf({
      voice,
      type: moves.type,
      change: { path, relation: CHANGES[next], ...(from === undefined ? {} : { from }), to },
      apply: value => replacing(moves, value, reader.context.policy),
    }),
  )
}

function wanted(relation: Relation, holds: Slot): readonly Relation[] {
  if (holds === true) return [OPPOSITE[relation]]
  return holds === false ? [relation] : [relation, OPPOSITE[relation]]
}

/** A bare zero is compared in the unit of the other side. */
function inUnitOf(value: Slot, bound: Slot): Slot {
  return isMeasured(bound) && bound.unit === '' && isMeasured(value) ? { ...bound, unit: value.unit } : bound
}

function slotOf(expression: Expression, { frame, context }: Reader): Slot {
  const outcome = interpretExpression(expression, frame, context)
  return outcome.kind === 'value' ? outcome.value : undefined
}

function isMasked(expression: Expression, { context }: Reader): boolean {
  return readsOf(expression, context).some(({ pii }) => pii)
}
