import type { FailureCode } from '../failure-codes.ts'

/** Why one request gave no answer. */
export interface Failure {
  readonly kind: 'failed'
  readonly code: FailureCode
  /** Not cleaned yet: words of a server may stand in it. */
  readonly detail: string
  /** Asking again may help, and costs nothing that was not paid yet. */
  readonly again?: boolean
  /** The server's word on when. */
  readonly waitMs?: number
}

export function failure(code: FailureCode, detail: string): Failure {
  return { kind: 'failed', code, detail }
}
