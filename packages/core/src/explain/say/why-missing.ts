import type { WhyMissing } from '../../evaluate/decision.ts'

/** Why a value was not known, as it stands in brackets behind its path. */
export const WHY_MISSING: Readonly<Record<WhyMissing, string>> = {
  timeout: 'the answer did not come in time',
  failed: 'asking for it failed',
  stale: 'the answer is older than the policy allows',
  skew: 'the answer is dated after the decision',
  malformed: 'the answer is not of the type that the catalogue states',
  'not-found': 'the system asked does not know it',
  'not-asked': 'nobody asked',
  erased: 'it was erased',
  absent: 'there is no such field',
  currency: 'the amounts are in different currencies',
  unit: 'the quantities are in different units',
  'out-of-range': 'it is outside of what can be calculated',
  undefined: 'it has no value, as in a division by zero',
  late: 'it is known only once an earlier step has run',
}
