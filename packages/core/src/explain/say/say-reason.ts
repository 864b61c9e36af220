import type { Plan, Reason } from '../../evaluate/decision.ts'
import { plainText } from './plain-text.ts'
import type { Origin } from './say-because.ts'
import { sayBecause } from './say-because.ts'
import { sayJson } from './say-json.ts'
import { sayList } from './say-list.ts'
import { saySteps } from './say-steps.ts'
import { sayCode } from './say-verdict.ts'
import { WHY_MISSING } from './why-missing.ts'

/** Values of one reason that a sentence shows; the trace has the rest. */
const MOST_VALUES = 8

/** One voice: what it does to the plan, what its author says, what it saw, what it could not know and why. */
export function sayReason(reason: Reason, origin: Origin): string {
  const parts = [`${sayCode(reason)} ${sayVote(reason, origin)}.`, sayMissing(reason), sayBecause(reason, origin), saySaw(reason)]
  return parts.filter(part => part !== '').join(' ')
}

function sayVote(reason: Reason, { option, plan }: Origin): string {
  const vote = option === undefined ? sayEffect(reason, plan) : `strikes ${plainText(option)}`
  return reason.counted ? vote : `only observes; it would count as: ${vote}`
}

function sayEffect(reason: Reason, plan: Plan | undefined): string {
  const what = reason.steps.length === 0 ? 'the plan' : saySteps(reason.steps, plan)
  switch (reason.vote) {
    case 'deny':
      return `denies ${what}`
    case 'review':
      return `sends ${what} to ${plainText(reason.queue ?? 'a person')}${(reason.approvals ?? 1) > 1 ? ` for ${reason.approvals} approvals` : ''}`
    case 'note':
      return reason.kind === 'rule' ? 'is true' : 'is noted'
  }
}

function sayMissing({ missing }: Reason): string {
  if (missing.length === 0) return ''
  const parts = missing.slice(0, MOST_VALUES).map(([path, why]) => `${plainText(path)} (${WHY_MISSING[why]})`)
  return `It could not be judged: ${sayList(parts)}.`
}

function saySaw({ saw }: Reason): string {
  if (saw.length === 0) return ''
  const parts = saw.slice(0, MOST_VALUES).map(([path, value]) => `${plainText(path)} is ${sayJson(value)}`)
  const more = saw.length > MOST_VALUES ? [`${saw.length - MOST_VALUES} more values`] : []
  return `Seen: ${[...parts, ...more].join(', ')}.`
}
