import type { Expression } from '../expression.ts'
import { junction, negated, truth } from './operand.ts'
import { refuseRule } from './rule-node.ts'
import type { RuleCondition } from './rule-set.ts'
import { DEEPEST_REFERENCE } from './rule-set.ts'
import { translateLeaf } from './translate-leaf.ts'
import type { Translation } from './translation.ts'

/**
 * The meaning of a condition of a rule file. Priorities of conditions have none: every leaf is total here, so the order in which they
 * are asked shows nowhere.
 *
 * @returns `undefined` if an issue was reported
 */
export function translateCondition(condition: RuleCondition, translation: Translation): Expression | undefined {
  return translate(condition, { translation, denied: false, references: 0 })
}

interface Place {
  readonly translation: Translation
  readonly denied: boolean
  readonly references: number
}

function translate(condition: RuleCondition, place: Place): Expression | undefined {
  switch (condition.kind) {
    case 'leaf':
      return translateLeaf(condition, place.denied, place.translation)
    case 'not': {
      const of = translate(condition.of, { ...place, denied: !place.denied })
      return of === undefined ? undefined : negated(of)
    }
    case 'broken':
      return undefined
    case 'reference':
      return translateReference(condition, place)
    case 'all':
    case 'any': {
      if (condition.of.length === 0) return truth(true)
      const parts = condition.of.map(part => translate(part, place))
      return parts.every(part => part !== undefined) ? junction(condition.kind === 'all' ? 'and' : 'or', parts) : undefined
    }
  }
}

function translateReference({ name, at }: RuleCondition & { kind: 'reference' }, place: Place): Expression | undefined {
  const { rules, report } = place.translation
  const target = rules.conditions.get(name)
  if (place.references >= DEEPEST_REFERENCE)
    return refuseRule(report, 'rules-too-large', at, `references lead on through more than ${DEEPEST_REFERENCE} conditions`)
  return target === undefined ? undefined : translate(target, { ...place, references: place.references + 1 })
}
