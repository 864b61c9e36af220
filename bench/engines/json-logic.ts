import { LogicEngine } from 'json-logic-engine'
import type { Engine } from './engine.ts'
import { at, engine } from './engine.ts'
import type { Rules, Verdict } from './rules.ts'
import { conditionsThat, verdictOf } from './rules.ts'

/** Compiled to JavaScript source by `build`, as its documentation advises for hot paths; stops at the first rule that decides. */
export function jsonLogicVerdict(rules: Rules<object>, documents: readonly object[]): Engine {
  const [denies, reviews] = [conditionsThat('deny', rules), conditionsThat('review', rules)]
  const verdict = new LogicEngine().build({ if: [{ or: denies }, 'deny', { or: reviews }, 'review', 'permit'] })
  return engine({
    name: 'json-logic-engine, compiled',
    gives: 'verdict',
    run: (index): Verdict => verdict(at(documents, index)),
    read: found => ({ verdict: found }),
  })
}

export function jsonLogicRules({ votes, conditions }: Rules<object>, documents: readonly object[]): Engine {
  const all = new LogicEngine().build(Object.entries(conditions).map(([id, condition]) => ({ if: [condition, id, ''] })))
  return engine({
    name: 'json-logic-engine, compiled, all rules',
    gives: 'ids of rules',
    run: (index): readonly string[] => all(at(documents, index)),
    read: found => {
      const fired = found.filter(id => id !== '')
      return { verdict: verdictOf(votes, fired), fired }
    },
  })
}
