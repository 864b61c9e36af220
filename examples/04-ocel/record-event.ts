import type { BusinessEvent, Json, JsonObject, LifecycleFollower } from '@countersign/core'

/** One line of a dry run: the event, where its object stood before, and what OMS and carrier would have answered. */
export interface RecordedEvent {
  readonly event: BusinessEvent
  readonly state?: string
  readonly facts: JsonObject
}

/** Lets the follower judge each event, and records it with what the log has shown up to then. */
export function eventRecorder(follower: LifecycleFollower): (event: BusinessEvent) => RecordedEvent {
  const failed = new Map<string, number>()
  return event => {
    const judgement = follower.observe(event)
    const from = judgement.kind === 'ignored' ? undefined : judgement.from
    if (event.type === 'shipment.delivery_failed') failed.set(event.subject, (failed.get(event.subject) ?? 0) + 1)
    return {
      event,
      ...(from === undefined ? {} : { state: from }),
      facts: {
        progress: progressOf(follower, event.data),
        attempts: { failed: String(failed.get(event.subject) ?? 0) },
      },
    }
  }
}

/** How far the order of a line is, as its own lifecycle tells. */
function progressOf(follower: LifecycleFollower, data: Json): JsonObject {
  const order = typeof data === 'object' && data !== null && 'orderId' in data ? data['orderId'] : undefined
  const state = typeof order === 'string' ? follower.standing('order', order)?.state : undefined
  if (state === undefined) return { status: 'unknown', why: 'not-found' }
  return { confirmed: state !== 'created', paid: state === 'closed' }
}
