import { isJsonObject } from '../../values/is-json-object.ts'
import type { DecisionInput } from '../decision-input.ts'
import { memberOf } from '../frame/member.ts'
import { readInstant } from '../frame/read-instant.ts'
import { isAbsentOr, isActor, isListOf, isMeasureForm, isRecordOf, isText } from './well-formed.ts'
import { isTrigger } from './well-formed-trigger.ts'

/**
 * Whether this is a decision input in every part that the walk relies on. Facts, subject data and calendars are read by typed
 * readers, which turn what is malformed inside them into unknown.
 */
export function isDecisionInput(value: unknown): value is DecisionInput {
  return (
    memberOf(value, 'schema') === 1 &&
    isText(memberOf(value, 'tenant')) &&
    isText(memberOf(value, 'policy')) &&
    readInstant(memberOf(value, 'now')) !== undefined &&
    ARRIVALS.includes(memberOf(value, 'arrival')) &&
    isActor(memberOf(value, 'actor')) &&
    isSubject(memberOf(value, 'subject')) &&
    isTrigger(memberOf(value, 'trigger')) &&
    isRecordOf(memberOf(value, 'facts'), isObservation) &&
    isRecordOf(memberOf(value, 'scoring'), isScoring) &&
    isRecordOf(memberOf(value, 'calendars'), isJsonObject) &&
    isRecordOf(memberOf(value, 'ledger'), isLedgerLine) &&
    isStanding(memberOf(value, 'standing'))
  )
}

const ARRIVALS: readonly unknown[] = ['first', 'stale', 'gap']

function isSubject(value: unknown): boolean {
  return (
    isText(memberOf(value, 'type')) &&
    isText(memberOf(value, 'key')) &&
    isRecordOf(memberOf(value, 'states'), isAbsentOr(isSystemState)) &&
    isListOf(memberOf(value, 'inFlight'), isJsonObject)
  )
}

function isSystemState(value: unknown): boolean {
  return isText(memberOf(value, 'state')) && isAbsentOr(isText)(memberOf(value, 'from'))
}

function isObservation(value: unknown): boolean {
  const status = memberOf(value, 'status')
  return status === 'unknown' ? isText(memberOf(value, 'why')) : status === 'known' && isText(memberOf(value, 'asOf'))
}

function isScoring(value: unknown): boolean {
  if (!isText(memberOf(value, 'scorer'))) return false
  if (memberOf(value, 'status') === 'failed') return isText(memberOf(value, 'why'))
  return (
    memberOf(value, 'status') === 'answered' &&
    isRecordOf(memberOf(value, 'confidence'), isText) &&
    isAbsentOr(asked => isListOf(asked, isText))(memberOf(value, 'asked')) &&
    isAbsentOr(ungrounded => isListOf(ungrounded, isText))(memberOf(value, 'ungrounded')) &&
    isAbsentOr(isMeasureForm)(memberOf(value, 'cost'))
  )
}

function isLedgerLine(value: unknown): boolean {
  return (
    isText(memberOf(value, 'from')) &&
    isText(memberOf(value, 'until')) &&
    isMeasureForm(memberOf(value, 'settled')) &&
    isMeasureForm(memberOf(value, 'reserved'))
  )
}

function isStanding(value: unknown): boolean {
  return isRecordOf(memberOf(value, 'certificates'), isText) && isListOf(memberOf(value, 'stops'), isText)
}
