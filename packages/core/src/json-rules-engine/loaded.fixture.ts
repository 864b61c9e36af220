import { loadRules } from './load-rules.ts'
import type { RuleFile } from './rule-file.ts'
import type { RuleHost } from './rule-host.ts'

/** Rules that are known to load. */
export function loaded(rules: string | object, host?: RuleHost): RuleFile {
  const result = loadRules('test.rules.json', rules, host)
  if (result.kind === 'refused') throw new Error(result.issues.map(issue => `${issue.code}: ${issue.message}`).join('\n'))
  return result.rules
}

/** A rule of one condition that fires an event of its own name. */
export function rule(name: string, fact: string, operator: string, value: unknown, rest: object = {}): object {
  return { name, conditions: { all: [{ fact, operator, value }] }, event: { type: name }, ...rest }
}
