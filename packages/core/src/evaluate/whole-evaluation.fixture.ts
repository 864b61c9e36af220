import { makeRecord } from '../audit/record.ts'
import { describePolicies } from '../explain/describe-policies.ts'
import { explain } from '../explain/explain.ts'
import { explainPolicy } from '../explain/explain-policy.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import type { Json } from '../values/json.ts'
import { releaseOf } from './choice/release-of.ts'
import { decide } from './decide.ts'
import { deciders } from './deciders.ts'
import type { DecisionInput } from './decision-input.ts'
import type { TransitionAnswer } from './lifecycle/judge-transition.ts'
import { judgeTransition } from './lifecycle/judge-transition.ts'
import { needs } from './needs.ts'
import type { PolicySet } from './policy-set.ts'
import { policySetOf } from './policy-set.ts'
import { siteOf } from './site-of.ts'

/** A workspace and what is asked of it; plain data, so that it can be handed to another thread. */
export interface Asked {
  readonly model: WorkspaceModel
  readonly questions: readonly Question[]
}

/** `why`: it is explained too, which takes as long as a hundred decisions. */
interface Question {
  readonly input: DecisionInput
  readonly why: boolean
}

/** Every answer that evaluation gives, as canonical bytes: one line a question, and one for what the policies say of themselves. */
export function wholeEvaluation({ model, questions }: Asked): readonly string[] {
  const policies = policySetOf(model)
  const said = [describePolicies(policies), ...model.policies.map(({ id }) => explainPolicy(policies, id))]
  const answers = questions.map(({ input, why }) => ({ ...answersTo(policies, input), ...(why ? explain(policies, input) : {}) }))
  return [said, ...answers].map(answer => canonicalJson(plain(answer)))
}

function answersTo(policies: PolicySet, input: DecisionInput): object {
  const decision = decide(policies, input)
  const record = makeRecord(policies, input, decision)
  return {
    decision,
    deciders: deciders(policies, input.trigger),
    needs: needs(policies, input),
    record,
    moves: movesOf(policies, input),
    site: siteOf(policies, input) ?? '',
    release: releaseOf(input, decision, record.id, VOTES) ?? {},
  }
}

const VOTES = [{ by: 'jo', queue: 'planning', choice: { kind: 'approve' }, reason: 'seen', at: '2026-03-21T12:00:00.000Z' }] as const

function movesOf(policies: PolicySet, { trigger, subject }: DecisionInput): readonly TransitionAnswer[] {
  if (trigger.kind !== 'event') return []
  const request = { event: trigger.event.type, subject, version: '2', sequence: '2' }
  return (['requested', 'observed'] as const).flatMap(mode =>
    (['oms', 'wms', 'erp'] as const).map(system => judgeTransition(policies, { ...request, mode, system })),
  )
}

function plain(data: object): Json {
  return JSON.parse(JSON.stringify(data))
}
