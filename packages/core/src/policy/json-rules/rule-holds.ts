import { foreignOperator } from '../../values/foreign-operator.ts'
import type { PlainJson } from './plain-json.ts'
import { plainJson } from './plain-json.ts'
import type { RuleCondition, RuleLeaf, RuleSet } from './rule-set.ts'
import { DEEPEST_REFERENCE } from './rule-set.ts'
import { keyOf } from './skeleton-case.ts'

/** The value of `fact path`; `undefined` where there is none. */
export type ReadValue = (key: string) => PlainJson | undefined

/** Whether the engine would find a condition true of these values. */
export function ruleHolds(condition: RuleCondition, read: ReadValue, rules: RuleSet, depth = 0): boolean {
  switch (condition.kind) {
    case 'leaf':
      return leafHolds(condition, read)
    case 'not':
      return !ruleHolds(condition.of, read, rules, depth)
    case 'broken':
      return false
    case 'reference': {
      const target = rules.conditions.get(condition.name)
      return target !== undefined && depth < DEEPEST_REFERENCE && ruleHolds(target, read, rules, depth + 1)
    }
    case 'all':
      return condition.of.every(part => ruleHolds(part, read, rules, depth))
    case 'any':
      return condition.of.length === 0 || condition.of.some(part => ruleHolds(part, read, rules, depth))
  }
}

function leafHolds({ fact, operator, value }: RuleLeaf, read: ReadValue): boolean {
  const one = read(keyOf(fact.name, fact.path?.text))
  const other = value.kind === 'constant' ? plainJson(value.node) : read(keyOf(value.fact.name, value.fact.path?.text))
  try {
    return foreignOperator(operator)?.(one, other) === true
  } catch {
    return false
  }
}
