import type { ZenEngineResponse } from '@gorules/zen-engine'
import { ZenEngine } from '@gorules/zen-engine'
import type { Engine } from './engine.ts'
import { at, engine } from './engine.ts'
import type { Rules } from './rules.ts'
import { verdictOf } from './rules.ts'

/** Each run crosses to native code and back, and waits for a thread of its pool. */
export function zenRules({ votes, conditions }: Rules<string>, documents: readonly object[]): Engine {
  const decision = new ZenEngine().createDecision(graphOf(conditions))
  return engine({
    name: 'zen-engine',
    gives: 'ids of rules',
    run: index => decision.evaluate(at(documents, index)),
    read: response => {
      const fired = firedIn(response)
      return { verdict: verdictOf(votes, fired), fired }
    },
  })
}

/** A table whose column has no field: each cell is a condition of its own, and `collect` lists every row that holds. */
function graphOf(conditions: Rules<string>['conditions']): object {
  const table = {
    name: 'Rules',
    hitPolicy: 'collect',
    inputs: [{ id: 'condition', name: 'Condition', type: 'expression' }],
    outputs: [{ id: 'rule', name: 'Rule', type: 'expression', field: 'rule' }],
    rules: Object.entries(conditions).map(([id, condition]) => ({ _id: id, condition, rule: `'${id}'` })),
  }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'request', name: 'request', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: table },
      { id: 'response', name: 'response', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'in', sourceId: 'request', targetId: 'table', type: 'edge' },
      { id: 'out', sourceId: 'table', targetId: 'response', type: 'edge' },
    ],
  }
}

function firedIn({ result }: ZenEngineResponse): readonly string[] {
  return (result as readonly { readonly rule: string }[]).map(({ rule }) => rule)
}
