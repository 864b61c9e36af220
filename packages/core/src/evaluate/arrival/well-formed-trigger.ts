import { isJsonObject } from '../../values/is-json-object.ts'
import { memberOf } from '../frame/member.ts'
import { isAbsentOr, isListOf, isMeasureForm, isRecordOf, isText } from './well-formed.ts'

/** Whether this is one of the triggers, in every part that the walk relies on. */
export function isTrigger(value: unknown): boolean {
  switch (memberOf(value, 'kind')) {
    case 'event':
      return isEvent(memberOf(value, 'event'))
    case 'proposal':
      return isProposal(memberOf(value, 'proposal'))
    case 'release':
      return isText(memberOf(value, 'of')) && isVotes(memberOf(value, 'votes')) && isAbsentOr(isChoice)(memberOf(value, 'shown'))
    case 'expiry':
      return isText(memberOf(value, 'of'))
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

function isVotes(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isVote)
}

function isVote(value: unknown): boolean {
  return isText(memberOf(value, 'by')) && isText(memberOf(value, 'queue')) && isVoteChoice(memberOf(value, 'choice'))
}

function isVoteChoice(value: unknown): boolean {
  switch (memberOf(value, 'kind')) {
    case 'approve':
    case 'reject':
      return true
    case 'choose':
      return isText(memberOf(value, 'option'))
    case 'edit':
      return isListOf(memberOf(value, 'edits'), isEdit)
    default:
      return false
  }
}

function isEdit(value: unknown): boolean {
  return isText(memberOf(value, 'step')) && isText(memberOf(value, 'param')) && memberOf(value, 'value') !== undefined
}

/** What was shown to the voters: their plan is compared with today's, its figures with today's limits. */
function isChoice(value: unknown): boolean {
  return (
    isPlan(memberOf(value, 'plan')) &&
    isAuthor(memberOf(value, 'by')) &&
    isAbsentOr(isText)(memberOf(value, 'confidence')) &&
    isAbsentOr(edits => isListOf(edits, isEdit))(memberOf(value, 'edits'))
  )
}

const NAMED = { rule: 'rule', scorer: 'scorer', agent: 'agent', person: 'person', otherwise: 'because' } as const

function isAuthor(value: unknown): boolean {
  const kind = memberOf(value, 'kind')
  if (kind === 'rank') return true
  return Object.entries(NAMED).some(([author, member]) => author === kind && isText(memberOf(value, member)))
}

function isPlan(value: unknown): boolean {
  return (
    isText(memberOf(value, 'option')) &&
    isListOf(memberOf(value, 'steps'), isStep) &&
    isAbsentOr(isMeasureForm)(memberOf(value, 'cost')) &&
    isAbsentOr(isMeasureForm)(memberOf(value, 'exposure'))
  )
}

function isStep(value: unknown): boolean {
  return isText(memberOf(value, 'id')) && isText(memberOf(value, 'action')) && isRecordOf(memberOf(value, 'params'), isParam)
}

function isParam(value: unknown): boolean {
  switch (memberOf(value, 'kind')) {
    case 'value':
      return memberOf(value, 'value') !== undefined
    case 'late':
      return isText(memberOf(value, 'from')) && isText(memberOf(value, 'field'))
    case 'list':
      return Array.isArray(memberOf(value, 'items'))
    default:
      return false
  }
}
