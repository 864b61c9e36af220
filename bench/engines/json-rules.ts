import type { EngineOptions, PathResolver, RuleProperties } from 'json-rules-engine'
import { Engine as RulesEngine } from 'json-rules-engine'
import type { Engine } from './engine.ts'
import { at, engine } from './engine.ts'
import type { Rules } from './rules.ts'
import { verdictOf } from './rules.ts'

export type JsonCondition = RuleProperties['conditions']
type Leaf = Extract<JsonCondition, { all: unknown }>['all'][number]

export function leaf(fact: string, path: string, operator: string, value: unknown): Leaf {
  return { fact, path: `$.${path}`, operator, value }
}

/** With JSONPath for its paths, as it comes. */
export function jsonRulesAsShipped(rules: Rules<JsonCondition>, documents: readonly Readonly<Record<string, unknown>>[]): Engine {
  return rulesEngine('json-rules-engine, as shipped', rules, documents, {})
}

export function jsonRulesCheapPaths(rules: Rules<JsonCondition>, documents: readonly Readonly<Record<string, unknown>>[]): Engine {
  return rulesEngine('json-rules-engine, cheap paths', rules, documents, { pathResolver: cheapPaths() })
}

/** One engine for all runs, one run at a time: of two at once, the first to end stops the rules of lower priority of the other. */
function rulesEngine(
  name: string,
  { votes, conditions }: Rules<JsonCondition>,
  documents: readonly Readonly<Record<string, unknown>>[],
  options: EngineOptions,
): Engine {
  const rules = Object.entries(conditions).map(([type, condition]) => ({ conditions: condition, event: { type } }))
  const rulesEngine = new RulesEngine(rules, options)
  return engine({
    name,
    gives: 'events and results',
    run: index => rulesEngine.run(at(documents, index)),
    read: ({ events }) => {
      const fired = events.map(({ type }) => type)
      return { verdict: verdictOf(votes, fired), fired }
    },
  })
}

/** `$.a.b` cut once and walked: what a host would put in the place of JSONPath. */
function cheapPaths(): PathResolver {
  const cut = new Map<string, readonly string[]>()
  return (value, path) => {
    const keys = cut.get(path) ?? path.slice(2).split('.')
    cut.set(path, keys)
    let found: unknown = value
    for (const key of keys) found = (found as Record<string, unknown> | undefined)?.[key]
    return found
  }
}
