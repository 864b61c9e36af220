import { isJsonObject } from '../../values/is-json-object.ts'
import type { DecisionInput } from '../decision-input.ts'
import { membersOf } from '../frame/members.ts'
import { readInstant } from '../frame/read-instant.ts'
import { isAbsentOrRight, isActor, isListOf, isMeasureForm, isOptional, isRecordOf, isText } from './well-formed.ts'
import { isTrigger } from './well-formed-trigger.ts'

/**
 * Whether this is a decision input in every part that the walk relies on. Facts, subject data and calendars are read by typed
 * readers, which turn what is malformed inside them into unknown. What throws when it is read is none.
 */
export function isDecisionInput(value: unknown): value is DecisionInput {
  try {
    return hasForm(value)
  } catch {
    // A getter that throws, a revoked proxy.
    return false
  }
}

function hasForm(value: unknown): boolean {
  const input = membersOf(value)
  return (
    input['schema'] === 1 &&
    isText(input['tenant']) &&
    isText(input['policy']) &&
    readInstant(input['now']) !== undefined &&
    isArrival(input['arrival']) &&
    isActor(input['actor']) &&
    isSubject(input['subject']) &&
    isTrigger(input['trigger']) &&
    isRecordOf(input['facts'], isObservation) &&
    isRecordOf(input['scoring'], isScoring) &&
    isRecordOf(input['calendars'], isJsonObject) &&
    isRecordOf(input['ledger'], isLedgerLine) &&
    isStanding(input['standing'])
  )
}

function isArrival(value: unknown): boolean {
  return value === 'first' || value === 'stale' || value === 'gap'
}

function isSubject(value: unknown): boolean {
  const subject = membersOf(value)
  return (
    isText(subject['type']) &&
    isText(subject['key']) &&
    isRecordOf(subject['states'], isSystemState) &&
    isListOf(subject['inFlight'], isJsonObject)
  )
}

/** A system may be listed without a state. */
function isSystemState(value: unknown): boolean {
  if (value === undefined) return true
  const shown = membersOf(value)
  return isText(shown['state']) && isOptional(shown['from'], isText)
}

function isObservation(value: unknown): boolean {
  const observation = membersOf(value)
  switch (observation['status']) {
    case 'known':
      return isText(observation['asOf'])
    case 'unknown':
      return isText(observation['why'])
    default:
      return false
  }
}

function isScoring(value: unknown): boolean {
  const scoring = membersOf(value)
  if (!isText(scoring['scorer'])) return false
  switch (scoring['status']) {
    case 'failed':
      return isText(scoring['why'])
    case 'answered':
      return (
        isRecordOf(scoring['confidence'], isText) &&
        isAbsentOrRight(scoring['asked'], areTexts) &&
        isAbsentOrRight(scoring['ungrounded'], areTexts) &&
        isAbsentOrRight(scoring['cost'], isMeasureForm)
      )
    default:
      return false
  }
}

function areTexts(value: unknown): boolean {
  return isListOf(value, isText)
}

function isLedgerLine(value: unknown): boolean {
  const line = membersOf(value)
  return isText(line['from']) && isText(line['until']) && isMeasureForm(line['settled']) && isMeasureForm(line['reserved'])
}

function isStanding(value: unknown): boolean {
  const standing = membersOf(value)
  return isRecordOf(standing['certificates'], isText) && areTexts(standing['stops'])
}
