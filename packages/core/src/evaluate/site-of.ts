import type { DecisionInput } from './decision-input.ts'
import { makeFrame } from './frame/make-frame.ts'
import { memberOf } from './frame/member.ts'
import type { PolicySet } from './policy-set.ts'
import { programOf } from './policy-set.ts'
import { siteText } from './speaker.ts'

/** The site that a decision on this input is about: calendar, rollout row and connector hang on it. Never throws. */
export function siteOf(policies: PolicySet, input: DecisionInput): string | undefined {
  try {
    const policy = memberOf(input, 'policy')
    const program = typeof policy === 'string' ? programOf(policies).policies.get(policy) : undefined
    return program === undefined ? undefined : siteText(makeFrame(program.siteTerms ?? program.terms, input, program.parameters).site)
  } catch {
    return undefined
  }
}
