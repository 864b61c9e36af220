import { ruleLeaves } from '../policy/json-rules/rule-leaves.ts'
import { refuseRule } from '../policy/json-rules/rule-node.ts'
import type { RuleSet } from '../policy/json-rules/rule-set.ts'
import type { Report } from '../policy/source-node.ts'
import { FOREIGN_DECORATORS, FOREIGN_OPERATORS } from '../values/foreign-operator.ts'
import { nearestName } from '../values/nearest-name.ts'
import { operatorName } from './operator-name.ts'
import type { RuleHost } from './rule-host.ts'

/**
 * Refuses operators that neither the engine nor the host has: the engine would find out when the rule is evaluated.
 *
 * @returns the operators that stand under a decorator.
 */
export function checkNames(set: RuleSet, host: RuleHost, report: Report): ReadonlySet<string> {
  const operators = new Set([...FOREIGN_OPERATORS, ...Object.keys(host.operators ?? {})])
  const decorators = new Set([...FOREIGN_DECORATORS, ...Object.keys(host.decorators ?? {})])
  const decorated = new Set<string>()
  for (const { operator, operatorAt } of ruleLeaves(set)) {
    const name = operatorName(operator, operators, decorators)
    if (name === undefined) {
      const near = nearestName(operator, [...operators])
      const suggestion = near === undefined ? 'give it in `operators`' : `did you mean \`${near}\`?`
      refuseRule(report, 'rules-unknown-operator', operatorAt, `there is no operator \`${operator.slice(0, 60)}\``, suggestion)
    } else if (name.decorators.length > 0) decorated.add(name.operator)
  }
  return decorated
}
