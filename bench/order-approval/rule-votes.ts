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
