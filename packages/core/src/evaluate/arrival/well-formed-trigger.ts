import { isJsonObject } from '../../values/is-json-object.ts'
import { membersOf } from '../frame/members.ts'
import { isAbsentOrRight, isActor, isListOf, isMeasureForm, isText } from './well-formed.ts'
import { isRelease } from './well-formed-release.ts'

/** Whether this is one of the triggers, in every part that the walk relies on. */
export function isTrigger(value: unknown): boolean {
  const trigger = membersOf(value)
  switch (trigger['kind']) {
    case 'event':
      return isEvent(trigger['event'])
    case 'proposal':
      return isProposal(trigger['proposal'])
    case 'release':
      return isRelease(value)
    case 'expiry':
      return isText(trigger['of']) && isActor(trigger['requester'])
    default:
      return false
  }
}

function isEvent(value: unknown): boolean {
  const event = membersOf(value)
  return (
    event['specversion'] === '1.0' && isText(event['id']) && isText(event['source']) && isText(event['type']) && isText(event['subject'])
  )
}

function isProposal(value: unknown): boolean {
  const proposal = membersOf(value)
  return (
    isText(proposal['policy']) &&
    isAsk(proposal['ask']) &&
    isAbsentOrRight(proposal['confidence'], isText) &&
    isAbsentOrRight(proposal['cost'], isMeasureForm) &&
    isAbsentOrRight(proposal['exposure'], isMeasureForm)
  )
}

function isAsk(value: unknown): boolean {
  const { kind, option, actions } = membersOf(value)
  if (kind === 'option') return isText(option)
  return kind === 'actions' && isListOf(actions, isAction) && Array.isArray(actions) && actions.length > 0
}

function isAction(value: unknown): boolean {
  const { action, params } = membersOf(value)
  return isText(action) && isJsonObject(params)
}
