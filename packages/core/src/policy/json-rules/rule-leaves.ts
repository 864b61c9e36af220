import type { RuleCondition, RuleLeaf, RuleSet } from './rule-set.ts'

/** Every leaf of a file: those of its rules and of its shared conditions, as they are written, of broken ones too. */
export function ruleLeaves({ rules, conditions, broken }: RuleSet): readonly RuleLeaf[] {
  return [...rules.map(rule => rule.conditions), ...conditions.values(), ...broken].flatMap(leavesOf)
}

function leavesOf(condition: RuleCondition): readonly RuleLeaf[] {
  switch (condition.kind) {
    case 'leaf':
      return [condition]
    case 'reference':
    case 'broken':
      return []
    case 'not':
      return leavesOf(condition.of)
    case 'all':
    case 'any':
      return condition.of.flatMap(leavesOf)
  }
}
