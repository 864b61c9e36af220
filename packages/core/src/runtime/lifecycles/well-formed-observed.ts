import { hasOptional, isText } from '../../evaluate/arrival/well-formed.ts'
import { memberOf } from '../../evaluate/frame/member.ts'
import type { ObservedEvent } from './transition-judgement.ts'

/** Whether this is an event in every part that following it relies on. */
export function isObservedEvent(value: unknown): value is ObservedEvent {
  try {
    return (
      isText(memberOf(value, 'type')) &&
      isText(memberOf(value, 'source')) &&
      isText(memberOf(value, 'subject')) &&
      hasOptional(value, 'version', isText) &&
      hasOptional(value, 'sequence', isText)
    )
  } catch {
    // A getter or proxy of the caller's that threw.
    return false
  }
}
