import { Engine } from 'json-rules-engine'
import type { GeneratedRules } from './rule-set.arbitrary.ts'

/** Names of the rules that fired, as they stand; or that the engine rejected the run. */
export type Fired = readonly string[] | 'rejects'

/** `priorities`: facts that the host is asked for, in this order. */
export interface Asked {
  readonly allowUndefinedFacts: boolean
  readonly priorities: Readonly<Record<string, number>>
}

/** The engine as it is shipped, paths read by jsonpath-plus, a new one for this one run. */
export async function engineAnswer(file: GeneratedRules, facts: Readonly<Record<string, unknown>>, asked: Asked = USUALLY): Promise<Fired> {
  // A copy: the engine writes into what it is given. Its types know only rules that are well formed.
  const { rules, conditions } = structuredClone(file)
  try {
    const engine = new Engine([], { allowUndefinedFacts: asked.allowUndefinedFacts })
    for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as never)
    for (const rule of rules) engine.addRule(rule as never)
    for (const [name, priority] of Object.entries(asked.priorities)) engine.addFact(name, async () => facts[name], { priority })
    const { results } = await engine.run(withoutKeys(facts, asked.priorities))
    return results.map(({ name }) => name).sort()
  } catch {
    return 'rejects'
  }
}

const USUALLY: Asked = { allowUndefinedFacts: true, priorities: {} }

export function withoutKeys(facts: Readonly<Record<string, unknown>>, keys: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !Object.hasOwn(keys, name)))
}
