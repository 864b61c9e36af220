import { isJsonObject } from '../../values/is-json-object.ts'
import { memberOf } from '../frame/member.ts'
import { isAbsentOr, isActor, isListOf, isMeasureForm, isText } from './well-formed.ts'
import { isRelease } from './well-formed-release.ts'

/** Whether this is one of the triggers, in every part that the walk relies on. */
export function isTrigger(value: unknown): boolean {
  switch (memberOf(value, 'kind')) {
    case 'event':
      return isEvent(memberOf(value, 'event'))
    case 'proposal':
      return isProposal(memberOf(value, 'proposal'))
    case 'release':
      return isRelease(value)
    case 'expiry':
      return isText(memberOf(value, 'of')) && isActor(memberOf(value, 'requester'))
    default:
      return false
  }
}

function isEvent(value: unknown): boolean {
  return memberOf(value, 'specversion') === '1.0' && ['id', 'source', 'type', 'subject'].every(name => isText(memberOf(value, name)))
}

function isProposal(value: unknown): boolean {
  return (
    isText(memberOf(value, 'policy')) &&
    isAsk(memberOf(value, 'ask')) &&
    isAbsentOr(isText)(memberOf(value, 'confidence')) &&
    isAbsentOr(isMeasureForm)(memberOf(value, 'cost')) &&
    isAbsentOr(isMeasureForm)(memberOf(value, 'exposure'))
  )
}

function isAsk(value: unknown): boolean {
  if (memberOf(value, 'kind') === 'option') return isText(memberOf(value, 'option'))
  const actions = memberOf(value, 'actions')
  return memberOf(value, 'kind') === 'actions' && isListOf(actions, isAction) && Array.isArray(actions) && actions.length > 0
}

function isAction(value: unknown): boolean {
  return isText(memberOf(value, 'action')) && isJsonObject(memberOf(value, 'params'))
}
