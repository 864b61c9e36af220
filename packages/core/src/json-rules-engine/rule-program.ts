import type { RuleProperties, TopLevelCondition } from 'json-rules-engine'
import type { DefinitePath } from './definite-path.ts'
import type { RuleHost } from './rule-host.ts'

/** What a run needs of a rule file that was checked. */
export interface RuleProgram {
  /** Read anew for each run: the engine writes into the rules that it is given. */
  readonly text: string
  readonly host: RuleHost
  /** As the rules stand in the file: how they are called, and their place in an outcome. */
  readonly rules: readonly { readonly id: string; readonly rank: number }[]
  readonly paths: ReadonlyMap<string, DefinitePath>
  /** Operators of the host that stand under a decorator somewhere in the file. */
  readonly decorated: ReadonlySet<string>
}

/** What the text of a program holds. */
export interface RuleFileJson {
  readonly rules: readonly RuleProperties[]
  readonly conditions: Readonly<Record<string, TopLevelCondition>>
}

/** A fresh copy. The forms are those that `readRuleSet` takes. */
export function parseRuleFile(text: string): RuleFileJson {
  const json: RuleProperties | readonly RuleProperties[] | RuleFileJson = JSON.parse(text)
  if ('rules' in json) return { rules: json.rules, conditions: json.conditions ?? {} }
  return { rules: 'event' in json ? [json] : json, conditions: {} }
}
