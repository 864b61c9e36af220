import { memberOf } from '../frame/member.ts'
import { hasOptional, isActor, isListOf, isMeasureForm, isRecordOf, isText } from './well-formed.ts'

/** Whether this is the release of a card: what was shown is compared with today's plan, its card with the votes. */
export function isRelease(value: unknown): boolean {
  const shown = memberOf(value, 'shown')
  const done = memberOf(value, 'done')
  return (
    isText(memberOf(value, 'of')) &&
    isCard(memberOf(shown, 'card')) &&
    hasOptional(shown, 'choice', isChoice) &&
    isListOf(memberOf(shown, 'reasons'), isReason) &&
    isListOf(memberOf(done, 'steps'), isText) &&
    isListOf(memberOf(done, 'reserved'), isReservation) &&
    isListOf(memberOf(done, 'approved'), isQueue) &&
    isActor(memberOf(value, 'requester')) &&
    isFilledListOf(memberOf(value, 'votes'), isVote)
  )
}

function isFilledListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(test)
}

function isCard(value: unknown): boolean {
  return isFilledListOf(memberOf(value, 'queues'), isQueue) && isListOf(memberOf(value, 'choices'), isText)
}

/** A queue that asks for less than one approval would be no queue. */
function isQueue(value: unknown): boolean {
  const approvals = memberOf(value, 'approvals')
  return isText(memberOf(value, 'queue')) && typeof approvals === 'number' && Number.isInteger(approvals) && approvals >= 1
}

function isReason(value: unknown): boolean {
  return (
    ['code', 'kind', 'vote'].every(name => isText(memberOf(value, name))) &&
    typeof memberOf(value, 'counted') === 'boolean' &&
    hasOptional(value, 'policy', isText) &&
    hasOptional(value, 'queue', isText) &&
    isListOf(memberOf(value, 'steps'), isText) &&
    isListOf(memberOf(value, 'saw'), pair => Array.isArray(pair))
  )
}

function isReservation(value: unknown): boolean {
  return isText(memberOf(value, 'key')) && isMeasureForm(memberOf(value, 'of'))
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
      return isFilledListOf(memberOf(value, 'edits'), isEdit)
    default:
      return false
  }
}

function isEdit(value: unknown): boolean {
  return isText(memberOf(value, 'step')) && isText(memberOf(value, 'param')) && memberOf(value, 'value') !== undefined
}

function isChoice(value: unknown): boolean {
  return (
    isPlan(memberOf(value, 'plan')) &&
    isAuthor(memberOf(value, 'by')) &&
    hasOptional(value, 'confidence', isText) &&
    hasOptional(value, 'edits', edits => isListOf(edits, isEdit))
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
    hasOptional(value, 'cost', isMeasureForm) &&
    hasOptional(value, 'exposure', isMeasureForm)
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
