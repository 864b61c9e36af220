import { sourceSystem } from '../evaluate/arrival/source-system.ts'
import type { DecisionInput, Subject } from '../evaluate/decision-input.ts'
import { judgeTransition } from '../evaluate/lifecycle/judge-transition.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'

/**
 * The subject as its systems show it once the event of a case has happened: a host that releases a card reads it again. Where the
 * event moves nothing, or may not, it stands where it stood.
 */
export function subjectAfter(policies: PolicySet, { trigger, subject, now }: DecisionInput): Subject {
  if (trigger.kind !== 'event') return subject
  const { type: event, source } = trigger.event
  const system = sourceSystem(source)
  const answer = system === undefined ? undefined : judgeTransition(policies, { mode: 'observed', system, event, subject })
  if (system === undefined || answer?.kind !== 'allowed' || answer.to === undefined) return subject
  return { ...subject, states: { ...subject.states, [system]: { state: answer.to, asOf: now } } }
}
