import type { Scoring } from '../evaluate/decision-input.ts'
import { FAILURE_CODES } from '../score/failure-codes.ts'
import { nearestName } from '../values/nearest-name.ts'
import type { Complaint } from './complaint.ts'

/** A warning of a failure that is nearly, and not quite, one that scorers give; a host's own reasons are left alone. */
export function failureSlip(scoring: Scoring): Complaint | undefined {
  if (scoring.status !== 'failed' || Object.hasOwn(FAILURE_CODES, scoring.why)) return undefined
  const near = nearestName(scoring.why, Object.keys(FAILURE_CODES))
  if (near === undefined) return undefined
  const message = `no scorer fails by \`${scoring.why}\``
  return { code: 'unknown-failure', severity: 'warning', message, suggestion: `did you mean \`${near}\`?` }
}
