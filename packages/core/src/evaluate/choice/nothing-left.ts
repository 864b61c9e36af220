import type { Queue, Reason } from '../decision.ts'
import { builtIn } from '../reason.ts'

/**
 * Nothing is left to choose from: a deny, unless an instance or a rule that could not be known might have been chosen. `caps` is what
 * was said on the way here.
 */
export function nothingLeft(caps: readonly Reason[], queue: Queue): Reason {
  return caps.some(isOpen) ? builtIn('person-chooses', 'review', queue) : builtIn('no-option', 'deny', queue)
}

function isOpen({ code, kind, missing }: Reason): boolean {
  return missing.length > 0 || (kind === 'built-in' && (code === 'candidates-unknown' || code === 'rule-undetermined'))
}
