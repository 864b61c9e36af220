import { FOREIGN_OPERATORS, foreignOperatorName } from '../../values/foreign-operator.ts'
import { nearestName } from '../../values/nearest-name.ts'
import type { Expression } from '../expression.ts'
import { shortened } from '../literal-text.ts'
import type { Report } from '../source-node.ts'
import { foreignLeaf } from './foreign-leaf.ts'
import type { NativeContext } from './native-leaf.ts'
import { nativeLeaf } from './native-leaf.ts'
import type { Operand } from './operand.ts'
import { choose, holdsNull, isTruth, NOTHING } from './operand.ts'
import { plainJson } from './plain-json.ts'
import { resolveFact } from './resolve-fact.ts'
import { refuseRule } from './rule-node.ts'
import type { RuleLeaf, RuleValue } from './rule-set.ts'
import type { Fallback, Translation } from './translation.ts'
import { notesAt } from './translation.ts'

/**
 * The meaning of one leaf: native where the language says the same for every value that can stand there, else foreign with a finding.
 * Where there is no value, the leaf says what the engine says of `undefined`; where it is unknown, the leaf is unknown.
 *
 * @param denied an odd number of `not` is around, so that what is false of a missing value becomes true
 */
export function translateLeaf(leaf: RuleLeaf, denied: boolean, translation: Translation): Expression | undefined {
  const isKnown = checkOperator(leaf, translation.report)
  const left = resolveFact(leaf.fact, translation)
  const right = operandOfValue(leaf.value, translation)
  if (!isKnown || left === undefined || right === undefined) return undefined
  const { note, tell } = notesAt(leaf.operatorAt, translation.report)
  const meaning = present(leaf.operator, left, right, { translation, note, denied })
  tell()
  if ('op' in meaning) return meaning
  const { code, message, suggestion } = meaning
  return refuseRule(translation.report, code, leaf.operatorAt, message, suggestion)
}

/** Refuses an operator that the engine does not bring with it. */
export function checkOperator({ operator, operatorAt }: RuleLeaf, report: Report): boolean {
  if (foreignOperatorName(operator) !== undefined) return true
  const last = operator.split(':').at(-1) ?? ''
  const near = nearestName(last, FOREIGN_OPERATORS)
  const suggestion =
    near !== undefined && near !== last
      ? `did you mean \`${near}\`?`
      : 'an operator of the host is code: write this rule as a guard or rule of ours, or run the file in the engine'
  refuseRule(report, 'rules-unknown-operator', operatorAt, `the engine brings no operator \`${shortened(operator)}\` with it`, suggestion)
  return false
}

function operandOfValue(value: RuleValue, translation: Translation): Operand | undefined {
  if (value.kind === 'fact') return resolveFact(value.fact, translation)
  return { kind: 'constant', json: plainJson(value.node), node: value.node }
}

interface LeafContext extends NativeContext {
  readonly translation: Translation
  readonly denied: boolean
}

/** Takes the sides apart by whether they are there. A `null` in the file is left to be unknown: here it is the same as nothing. */
function present(operator: string, left: Operand, right: Operand, context: LeafContext): Expression | Fallback {
  const isPlain = !holdsNull(left) && !holdsNull(right)
  if (left.kind === 'read' && left.present !== undefined) {
    const { present: there, unknown, ...value } = left
    const absent = isPlain || unknown !== undefined ? present(operator, NOTHING, right, context) : undefined
    return split(there, present(operator, value, right, context), absent, unknown, context)
  }
  if (right.kind === 'read' && right.present !== undefined) {
    const { present: there, unknown, ...value } = right
    const absent = isPlain || unknown !== undefined ? present(operator, left, NOTHING, context) : undefined
    return split(there, present(operator, left, value, context), absent, unknown, context)
  }
  const native = nativeLeaf(operator, left, right, context)
  return 'op' in native || native.kind !== 'foreign' ? native : foreignLeaf(operator, left, right, native, context.note)
}

/** Where the engine would reject the run for want of a value, the leaf is unknown. */
function split(
  there: Expression,
  then: Expression | Fallback,
  absent: Expression | Fallback | undefined,
  unknown: Expression | undefined,
  context: LeafContext,
): Expression | Fallback {
  if (!('op' in then)) return then
  if (absent === undefined || !('op' in absent)) return unknown === undefined ? then : choose(there, then, unknown)
  if (isTruth(absent, !context.denied)) {
    const message = 'where there is no value this is true to the engine; it stays so here'
    context.note({ code: 'rules-absent-is-true', message, suggestion: 'ask for the value too: `has(…)` in a guard or rule of ours' })
  }
  return choose(there, then, absent)
}
