import type { Reason } from '../evaluate/decision.ts'
import type { PolicyId } from '../values/ids.ts'

interface Voice extends Pick<Reason, 'kind' | 'code'> {
  readonly policy?: PolicyId | undefined
}

/** Names a construct whatever it says: a guard and a gate may have one id, and so may those of two policies. */
export function voiceOf({ kind, code, policy }: Voice): string {
  return `${policy ?? ''}/${kind}/${code}`
}
