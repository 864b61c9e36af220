import type { ZenEngineResponse } from '@gorules/zen-engine'
import { ZenEngine } from '@gorules/zen-engine'
import type { Answer, Engine } from './engine.ts'
import { at, engine } from './engine.ts'
import type { Rules, Votes } from './rules.ts'
import { verdictOf } from './rules.ts'

const AT_ONCE = 64

/** Each run crosses to native code and back, and waits for a thread of its pool. */
export function zenRules({ votes, conditions }: Rules<string>, documents: readonly object[]): Engine {
  const decision = new ZenEngine().createDecision(graphOf(conditions))
  return engine({
    name: 'zen-engine',
    gives: 'ids of rules',
    run: index => decision.evaluate(at(documents, index)),
    read: response => answerOf(votes, response),
  })
}

/** As a server under load asks it: its threads work side by side, and the hop to them is shared. */
export function zenAtOnce({ votes, conditions }: Rules<string>, documents: readonly object[]): Engine {
  const decision = new ZenEngine().createDecision(graphOf(conditions))
  const next = Array.from({ length: AT_ONCE }, (_, ahead) => ahead)
  return engine({
    name: `zen-engine, ${AT_ONCE} at once`,
    gives: 'ids of rules, all cores',
    decisions: AT_ONCE,
    run: index => Promise.all(next.map(ahead => decision.evaluate(at(documents, (index + ahead) % documents.length)))),
    read: ([response]) => answerOf(votes, response),
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

function answerOf(votes: Votes, response: ZenEngineResponse | undefined): Answer {
  const fired = ((response?.result ?? []) as readonly { readonly rule: string }[]).map(({ rule }) => rule)
  return { verdict: verdictOf(votes, fired), fired }
}
