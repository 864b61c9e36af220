export type Verdict = 'permit' | 'review' | 'deny'

/** The ten rules by id, in the order of the policy. What each asks stands once an engine, in the engine's own language. */
export const RULE_VOTES = {
  'account-open': 'deny',
  'credit-covers': 'deny',
  'no-embargo': 'deny',
  'pays-in-time': 'deny',
  'not-fraud': 'deny',
  'above-cost': 'deny',
  'not-large': 'review',
  'usual-discount': 'review',
  'usual-terms': 'review',
  'plain-freight': 'review',
} as const

export type RuleId = keyof typeof RULE_VOTES

export const EMBARGO = ['BY', 'CU', 'IR', 'KP', 'RU', 'SY'] as const

/** Deny beats review: what an engine that only lists the rules that fired leaves to its host. */
export function verdictOf(fired: readonly string[]): Verdict {
  const votes = fired.map(id => (id in RULE_VOTES ? RULE_VOTES[id as RuleId] : 'deny'))
  if (votes.includes('deny')) return 'deny'
  return votes.includes('review') ? 'review' : 'permit'
}
