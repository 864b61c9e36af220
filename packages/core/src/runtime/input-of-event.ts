import type { DecisionInput, Observation, Scoring, Subject } from '../evaluate/decision-input.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import type { PolicyId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import type { Complain } from './complaint.ts'
import type { FactName } from './fact-names.ts'
import { failureSlip } from './failure-slip.ts'
import { member } from './json-member.ts'
import { observationOf } from './observation-of.ts'
import type { RecordedEvent } from './recorded-event.ts'
import { scoringOf } from './scoring-of.ts'
import { statesOf } from './states-of.ts'

/**
 * What one policy decides on when it hears of this event; without calendars, which `withCalendars` adds.
 *
 * The `data` of the event is the subject, or `{ <type>: subject }`. A fact that was not recorded stays unasked, which is unknown. Facts
 * that no policy here reads are left behind.
 *
 * @returns `undefined` after complaining of what makes the recording unusable.
 */
export function inputOfEvent(
  model: WorkspaceModel,
  policy: PolicyId,
  facts: readonly FactName[],
  recorded: RecordedEvent,
  complain: Complain,
): DecisionInput | undefined {
  const subject = subjectOf(model, recorded, complain)
  const scoring = scoringFor(model, policy, recorded.scoring, complain)
  if (subject === undefined || scoring === undefined) return undefined
  const { now, tenant, actor, arrival, ledger, standing } = recorded
  const event = recorded.event.subject === '' ? { ...recorded.event, subject: subject.key } : recorded.event
  return {
    schema: 1,
    now,
    tenant,
    policy,
    trigger: { kind: 'event', event },
    actor,
    subject,
    arrival,
    facts: observations(facts, recorded, complain),
    scoring,
    calendars: {},
    ledger,
    standing,
  }
}

function subjectOf(model: WorkspaceModel, { event, state, now }: RecordedEvent, complain: Complain): Subject | undefined {
  const type = (Object.hasOwn(model.events, event.type) ? model.events[event.type] : undefined)?.about
  const keyField = type !== undefined && Object.hasOwn(model.subjects, type) ? model.subjects[type]?.key : undefined
  if (type === undefined || keyField === undefined) {
    complain({ code: 'event-unknown', severity: 'warning', message: `the catalogue has no event \`${event.type}\`` })
    return undefined
  }
  const data = subjectData(event.data, type)
  const key = keyOf(data, keyField) ?? event.subject
  if (key === '')
    complain({
      code: 'subject-key-missing',
      severity: 'error',
      message: `the ${type} has no \`${keyField}\`, and the event no \`subject\``,
    })
  const states = statesOf(
    state,
    model.lifecycles.find(one => one.type === type),
    now,
  )
  if (states === undefined) complain({ code: 'state-malformed', severity: 'error', message: '`state` is a state, or a state by system' })
  return key === '' || states === undefined ? undefined : { type, key, data, states, inFlight: [] }
}

function subjectData(data: Json, type: string): JsonObject {
  if (!isJsonObject(data)) return {}
  const inner = member(data, type)
  return isJsonObject(inner) ? inner : data
}

function keyOf(data: JsonObject, field: string): string | undefined {
  const key = member(data, field)
  if (typeof key === 'number') return String(key)
  return typeof key === 'string' && key !== '' ? key : undefined
}

function scoringFor(
  model: WorkspaceModel,
  policy: PolicyId,
  scoring: Json | undefined,
  complain: Complain,
): DecisionInput['scoring'] | undefined {
  if (scoring === undefined) return {}
  const by = model.policies.find(one => one.id === policy)?.propose?.by
  const answer: Scoring | undefined = scoringOf(scoring, by?.kind === 'scorer' ? by.scorer : 'recorded')
  const slip = answer === undefined ? undefined : failureSlip(answer)
  if (slip !== undefined) complain(slip)
  if (answer !== undefined) return { '': answer }
  complain({
    code: 'scoring-malformed',
    severity: 'error',
    message: '`scoring` is `{ option, confidence }`, `{ confidence: { option: number } }` or `{ fails: reason }`',
  })
  return undefined
}

function observations(names: readonly FactName[], { facts: recorded, now }: RecordedEvent, complain: Complain): DecisionInput['facts'] {
  const facts: [name: string, observation: Observation][] = []
  for (const { name, type, recordedAs } of names) {
    const as = recordedAs.find(one => member(recorded, one) !== undefined)
    const value = as === undefined ? undefined : member(recorded, as)
    if (value === undefined) continue
    const { observation, wrong } = observationOf(value, type, now)
    if (wrong !== undefined) complain({ code: 'fact-malformed', severity: 'warning', message: `the fact \`${as}\` is unknown: ${wrong}` })
    facts.push([name, observation])
  }
  return Object.fromEntries(facts)
}
