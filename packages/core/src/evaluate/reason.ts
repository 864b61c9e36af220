import type { PolicyId, StepId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import type { BuiltInCode } from './built-in-codes.ts'
import type { Queue, Reason } from './decision.ts'
import type { Missing } from './frame/frame.ts'
import type { Evidence } from './program/probe.ts'
import { NO_EVIDENCE } from './program/probe.ts'

/** Who speaks: an author's construct, or the library. */
export interface Voice {
  readonly code: string
  readonly kind: Reason['kind']
  /** The guard policy, where it is not the deciding one. */
  readonly policy: PolicyId | undefined
  readonly counted: boolean
  /** Where a review of this voice goes. */
  readonly queue: Queue
}

/** A reason is made for each voice of each plan, so its four forms are written out: spreading them together takes five times as long. */
export function reasonOf(voice: Voice, vote: Reason['vote'], steps: readonly StepId[], { saw, missing }: Evidence): Reason {
  const { code, kind, policy, counted } = voice
  if (vote !== 'review') {
    return policy === undefined
      ? { code, kind, vote, counted, steps, saw, missing }
      : { code, kind, policy, vote, counted, steps, saw, missing }
  }
  const { queue, approvals } = voice.queue
  return policy === undefined
    ? { code, kind, vote, counted, queue, approvals, steps, saw, missing }
    : { code, kind, policy, vote, counted, queue, approvals, steps, saw, missing }
}

export interface BuiltInDetails {
  readonly steps?: readonly StepId[]
  readonly saw?: readonly (readonly [path: string, value: Json])[]
  readonly missing?: readonly Missing[]
}

/** A reason of the library itself; a review of it goes to the policy's own queue. */
export function builtIn(code: BuiltInCode, vote: Reason['vote'], queue: Queue, details: BuiltInDetails = {}): Reason {
  const voice: Voice = { code, kind: 'built-in', policy: undefined, counted: true, queue }
  return reasonOf(voice, vote, details.steps ?? [], {
    saw: details.saw ?? NO_EVIDENCE.saw,
    missing: details.missing ?? NO_EVIDENCE.missing,
  })
}
