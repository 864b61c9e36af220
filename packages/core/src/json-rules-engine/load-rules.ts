import type { Issue } from '../policy/issue.ts'
import { issueList } from '../policy/issue-list.ts'
import { readRuleSet } from '../policy/json-rules/read-rule-set.ts'
import type { RuleSet } from '../policy/json-rules/rule-set.ts'
import type { Report } from '../policy/source-node.ts'
import { checkNames } from './check-names.ts'
import { checkPaths } from './check-paths.ts'
import { ruleEngine } from './rule-engine.ts'
import type { RuleFile } from './rule-file.ts'
import { ruleFileOf } from './rule-file.ts'
import type { RuleHost } from './rule-host.ts'
import type { RuleProgram } from './rule-program.ts'
import { asError, openGate } from './run-gate.ts'

/** `rules` runs with `runRules`. */
export type LoadedRules =
  | { readonly kind: 'loaded'; readonly rules: RuleFile; readonly warnings: readonly Issue[] }
  | { readonly kind: 'refused'; readonly issues: readonly [Issue, ...Issue[]] }

/**
 * Reads a json-rules-engine file for the engine itself, or says everything that is wrong with it before anything runs: what the engine
 * would throw at, operators and shared conditions that there are not, circles, and paths that do not lead to one place.
 *
 * @param file names it in issues.
 * @param rules the text, or what was parsed from it; it is copied. One rule, a list, or `{ rules, conditions }`.
 *
 * @example
 * ```ts
 * const loaded = loadRules('credit.rules.json', text, { facts: { account: ({ id }) => erp.account(id) } })
 * if (loaded.kind === 'refused') throw new Error(loaded.issues.map(issue => issue.message).join('\n'))
 * ```
 */
export function loadRules(file: string, rules: string | object, host: RuleHost = {}): LoadedRules {
  const issues = issueList()
  const text = typeof rules === 'string' ? rules : textOf(file, rules, issues.add)
  const set = text === undefined ? undefined : readRuleSet(file, text, issue => PARAMS_ARE_FINE !== issue.code && issues.add(issue))
  const program = text === undefined || set === undefined ? undefined : programOf(text, set, host, issues.add)
  const [first, ...rest] = issues.errors()
  if (first !== undefined) return { kind: 'refused', issues: [first, ...rest, ...issues.warnings()] }
  if (program === undefined) return { kind: 'refused', issues: [refusal(file, 'the file could not be read')] }
  const { timeoutMs = 1 } = host
  if (!(timeoutMs > 0))
    return { kind: 'refused', issues: [refusal(file, `\`timeoutMs\` is a number of milliseconds above 0, got ${String(timeoutMs)}`)] }
  const refused = tryEngine(program)
  if (refused !== undefined) return { kind: 'refused', issues: [refusal(file, `the engine refuses it: ${refused.message}`)] }
  return { kind: 'loaded', rules: ruleFileOf(file, program), warnings: issues.warnings() }
}

/** An import has no functions of a host to give them to; here they are. */
const PARAMS_ARE_FINE = 'rules-params'

function programOf(text: string, set: RuleSet, host: RuleHost, report: Report): RuleProgram {
  const decorated = checkNames(set, host, report)
  const paths = host.pathResolver === undefined ? checkPaths(set, report) : new Map()
  const ranks = new Map(set.rules.map((rule, rank) => [rule, rank]))
  const asWritten = [...set.rules].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  return { text, host, rules: asWritten.map(rule => ({ id: rule.id, rank: ranks.get(rule) ?? 0 })), paths, decorated }
}

/** Indented, so that issues have lines. */
function textOf(file: string, rules: object, report: Report): string | undefined {
  try {
    return JSON.stringify(rules, refuseOddValues, 1)
  } catch (error) {
    report(refusal(file, `the rules are no plain JSON: ${asError(error).message}`))
    return undefined
  }
}

/** What a text cannot say would silently mean something else. */
function refuseOddValues(key: string, value: unknown): unknown {
  const isOdd = typeof value === 'number' ? !Number.isFinite(value) : ['function', 'symbol', 'bigint'].includes(typeof value)
  if (isOdd) throw new TypeError(`\`${key}\` is ${String(value).slice(0, 40)}`)
  return value
}

/** What is left for the engine to say about names and options of the host. */
function tryEngine(program: RuleProgram): Error | undefined {
  const gate = openGate(1, undefined)
  try {
    ruleEngine(program, gate, () => undefined)
    return undefined
  } catch (error) {
    return asError(error)
  } finally {
    gate.close(new Error('nothing runs yet'))
  }
}

function refusal(file: string, message: string): Issue {
  return { code: 'rules-not-run', severity: 'error', message, at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 } }
}
