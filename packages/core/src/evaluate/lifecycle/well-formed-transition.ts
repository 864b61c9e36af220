import { isAbsentOr, isRecordOf, isText } from '../arrival/well-formed.ts'
import { memberOf } from '../frame/member.ts'
import type { TransitionRequest } from './judge-transition.ts'

/** Whether this is a transition request in every part that judging it relies on. */
export function isTransitionRequest(value: unknown): value is TransitionRequest {
  const subject = memberOf(value, 'subject')
  return (
    MODES.includes(memberOf(value, 'mode')) &&
    isText(memberOf(value, 'system')) &&
    isText(memberOf(value, 'event')) &&
    isText(memberOf(subject, 'type')) &&
    isRecordOf(memberOf(subject, 'states'), isAbsentOr(isShown)) &&
    areTexts(value, 'version', 'sequence')
  )
}

const MODES: readonly unknown[] = ['requested', 'observed']

function isShown(value: unknown): boolean {
  return isText(memberOf(value, 'state')) && areTexts(value, 'from', 'version', 'sequence')
}

function areTexts(value: unknown, ...names: readonly string[]): boolean {
  return names.every(name => isAbsentOr(isText)(memberOf(value, name)))
}
