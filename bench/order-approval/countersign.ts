import type { Decision, DecisionInput, PolicySet } from '@countersign/core'
import { decide, explain, tracer } from '@countersign/core'
import type { Answer, Engine } from '../engines/engine.ts'
import { at, engine } from '../engines/engine.ts'
import { verdictOf } from '../engines/rules.ts'
import type { ApprovalCase } from './approval-case.ts'
import { approvalPolicies } from './approval-policies.ts'
import { askedInput, eventInput } from './input-of-case.ts'
import { RULE_VOTES } from './rule-votes.ts'

/** The public functions on the workspace of the bench, on inputs that a host would have gathered. */
export async function countersignEngines(cases: readonly ApprovalCase[]): Promise<readonly Engine[]> {
  const policies = await approvalPolicies()
  const asked = cases.map(askedInput)
  const arrived = cases.map(eventInput)
  return [
    verdictOnly(policies, asked),
    fullDecision(policies, asked),
    onEvent(policies, arrived),
    traced(policies, asked),
    explained(policies, asked),
  ]
}

/** There is no function for the verdict alone, and why not is recorded (docs/adr/0013): whoever wants it makes the decision. */
function verdictOnly(policies: PolicySet, inputs: readonly DecisionInput[]): Engine {
  return engine({
    name: 'countersign, verdict of `decide`',
    gives: 'verdict',
    run: index => verdictIn(decide(policies, at(inputs, index))),
    read: verdict => ({ verdict }),
  })
}

function fullDecision(policies: PolicySet, inputs: readonly DecisionInput[]): Engine {
  return engine({
    name: 'countersign, `decide`',
    gives: 'decision, all reasons with values',
    run: index => decide(policies, at(inputs, index)),
    read: answerOf,
  })
}

function onEvent(policies: PolicySet, inputs: readonly DecisionInput[]): Engine {
  return engine({
    name: 'countersign, `decide` on the event',
    gives: 'decision, and what runs instead',
    run: index => decide(policies, at(inputs, index)),
    read: decision => ({ verdict: verdictIn(decision) }),
  })
}

function traced(policies: PolicySet, inputs: readonly DecisionInput[]): Engine {
  const decideTraced = tracer(policies)
  return engine({
    name: 'countersign, `tracer`',
    gives: 'decision and trace of every condition',
    run: index => decideTraced(at(inputs, index)),
    read: ({ decision }) => answerOf(decision),
  })
}

function explained(policies: PolicySet, inputs: readonly DecisionInput[]): Engine {
  return engine({
    name: 'countersign, `explain`',
    gives: 'sentences, trace, nearest flips',
    run: index => explain(policies, at(inputs, index)),
    read: ({ at: places }) => {
      const fired = Object.keys(RULE_VOTES).filter(id => `order-approval/${id}` in places)
      return { verdict: verdictOf(RULE_VOTES, fired), fired }
    },
    checked: 64,
  })
}

function verdictIn(decision: Decision): Answer['verdict'] {
  if (decision.kind !== 'single' || decision.verdict === 'not-applicable') throw new Error('the bench policy always applies')
  return decision.verdict
}

/** The answer of a decision on an asked release. */
export function answerOf(decision: Decision): Answer {
  const fired = decision.kind === 'single' ? decision.reasons.map(({ code }) => code) : []
  return { verdict: verdictIn(decision), fired }
}
