import type { Decision, Outcome, Reason } from '../../evaluate/decision.ts'
import { plainText } from './plain-text.ts'
import { sayAuthor } from './say-author.ts'

/**
 * The decision in one line; a verdict never stands without its plan and who chose it:
 * `permit hold-for-credit (by rule credit-blocked); release-all struck: credit-is-clear, nothing-short`.
 */
export function sayVerdict(decision: Decision): string {
  if (decision.kind === 'not-applicable') return `not-applicable: ${sayCode(decision.reason)}`
  const { verdict, chosen, struck } = decision
  const plan = chosen === undefined ? sayNoPlan(decision) : `${plainText(chosen.plan.option)} (${sayAuthor(chosen.by, chosen.confidence)})`
  return [`${verdict} ${plan}`, ...struck.map(({ option, reasons }) => `${plainText(option)} struck: ${sayCodes(reasons)}`)].join('; ')
}

function sayNoPlan({ card, reasons }: Outcome): string {
  const why = reasons.length === 0 ? '' : `: ${sayCodes(reasons)}`
  return card === undefined ? `without a plan${why}` : `without a plan, a person chooses${why}`
}

/** Each once, in the order in which they spoke. */
function sayCodes(reasons: readonly Reason[]): string {
  return [...new Set(reasons.map(sayCode))].join(', ')
}

/** A guard policy's voice is named with it. */
export function sayCode({ code, policy }: Reason): string {
  return policy === undefined ? plainText(code) : `${policy}/${plainText(code)}`
}
