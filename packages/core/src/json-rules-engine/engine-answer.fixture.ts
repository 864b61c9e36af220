import { Engine } from 'json-rules-engine'
import type { GeneratedRules } from './rule-set.arbitrary.ts'

/** Names of the rules that fired, as they stand; or that the engine rejected the run. */
export type Fired = readonly string[] | 'rejects'

/** The engine as it is shipped, paths read by jsonpath-plus, a new one for this one run. */
export async function engineAnswer(file: GeneratedRules, facts: Readonly<Record<string, unknown>>): Promise<Fired> {
  // A copy: the engine writes into what it is given. Its types know only rules that are well formed.
  const { rules, conditions } = structuredClone(file)
  try {
    const engine = new Engine([], { allowUndefinedFacts: true })
    for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as never)
    for (const rule of rules) engine.addRule(rule as never)
    const { results } = await engine.run({ ...facts })
    return results.map(({ name }) => name).sort()
  } catch {
    return 'rejects'
  }
}
